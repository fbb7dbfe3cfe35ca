import { getAuth } from '@clerk/nextjs/server'
import type { GetServerSideProps } from 'next'
import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
export const getServerSideProps: GetServerSideProps = async ({ req }) => {
  const { userId } = getAuth(req)
  if (!userId) return { redirect: { destination: '/login', permanent: false } }
  return { props: { member: await db.member.findFirst({ where: { name: 'x' } }) } }
}

export default function Me({ member }: { member: unknown }) {
  return <pre>{JSON.stringify(member)}</pre>
}
