'use client'

import { jwtDecode } from 'jwt-decode'

export function Expiry({ token }: { token: string }) {
  // ok: token-only-decoded
  return <time>{jwtDecode(token).exp}</time>
}
