import { auth } from '@clerk/nextjs/server'

export default async function AccountPage() {
  // ruleid: middleware-absent
  const { userId } = await auth()
  return <p>{userId}</p>
}
