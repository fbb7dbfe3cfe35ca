import { verifyToken } from '@clerk/backend'

export async function userOf(token: string) {
  // ruleid: authorized-parties-missing
  const claims = await verifyToken(token, { secretKey: process.env.CLERK_SECRET_KEY })
  return claims.sub
}
