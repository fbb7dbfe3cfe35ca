import { currentUser } from '@clerk/nextjs/server'

export default async function AdminPage() {
  // ruleid: middleware-absent
  const user = await currentUser()
  return <p>{user?.firstName}</p>
}
