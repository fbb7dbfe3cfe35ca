import type { JwtPayload } from '@clerk/types'

export function isFresh(claims: JwtPayload) {
  const issued = new Date(claims.iat * 1000)
  // ruleid: session-age-by-iat
  return new Date().getTime() - issued.getTime() <= 60_000
}
