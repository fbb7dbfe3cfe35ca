'use client'

import { useAuth } from '@clerk/nextjs'

export function Greeting() {
  // ok: unawaited-auth
  const { userId } = useAuth()
  return <p>{userId}</p>
}
