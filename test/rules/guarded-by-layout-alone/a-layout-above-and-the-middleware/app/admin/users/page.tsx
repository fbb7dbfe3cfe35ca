import { clerkClient } from '@clerk/nextjs/server'

export default async function UsersPage() {
  const client = await clerkClient()
  // ruleid: administration-open-to-all
  const { data } = await client.users.getUserList()
  return (
    <ul>
      {data.map(user => (
        <li key={user.id}>{user.username}</li>
      ))}
    </ul>
  )
}
