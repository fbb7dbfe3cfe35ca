// ok: server-module-in-client-bundle
import { clerkClient, getAuth } from '@clerk/nextjs/server'
import type { GetServerSideProps } from 'next'
import { keyed } from '../lib/keyed'

// ok: server-module-in-client-bundle
const secret = process.env.CLERK_SECRET_KEY

export const getServerSideProps: GetServerSideProps = async ({ req }) => {
  const { userId } = getAuth(req)
  if (!userId) return { redirect: { destination: '/sign-in', permanent: false } }
  const user = await (await clerkClient()).users.getUser(userId)
  return { props: { name: user.firstName, signed: keyed(String(user.id), secret) } }
}

export default function Account({ name }: { name: string }) {
  return <p>{name}</p>
}
