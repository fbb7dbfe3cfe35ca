import { auth } from '@clerk/nextjs/server'
import jwt from 'jsonwebtoken'

export async function readReset(token: string) {
  await auth.protect()
  const claims = jwt.verify(token, process.env.RESET_SECRET!) as { iat: number; sub: string }
  // ok: session-age-by-iat
  if (Math.floor(Date.now() / 1000) - claims.iat > 900) throw new Error('The link is too old')
  return claims.sub
}
