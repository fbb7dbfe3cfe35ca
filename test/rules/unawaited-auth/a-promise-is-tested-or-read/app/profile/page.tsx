import { auth } from '@clerk/nextjs/server'
import { use } from 'react'

export default function ProfilePage() {
  // ok: unawaited-auth
  const { userId } = use(auth())
  return <p>{userId}</p>
}
