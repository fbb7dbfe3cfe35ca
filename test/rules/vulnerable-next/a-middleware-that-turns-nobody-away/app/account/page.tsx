import { auth } from '@clerk/nextjs/server'

export default async function AccountPage() {
  const { userId } = await auth.protect()
  return <p>{userId}</p>
}
