import { auth } from '@clerk/nextjs/server'

export default async function AccountPage() {
  // ok: middleware-absent
  const { userId } = await auth()
  return <p>{userId}</p>
}
