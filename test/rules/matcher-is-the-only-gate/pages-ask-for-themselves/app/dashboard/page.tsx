import { auth } from '@clerk/nextjs/server'

// ok: matcher-is-the-only-gate
export default async function DashboardPage() {
  const { userId } = await auth()
  if (!userId) return null
  return <p>{userId}</p>
}
