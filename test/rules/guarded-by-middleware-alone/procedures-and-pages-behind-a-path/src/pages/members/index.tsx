import type { GetServerSideProps } from 'next'
import { db } from '@/lib/db'

export const getServerSideProps: GetServerSideProps = async () => {
  return { props: { members: await db.member.findMany() } }
}

export default function Members({ members }: { members: { id: string }[] }) {
  return <pre>{JSON.stringify(members)}</pre>
}
