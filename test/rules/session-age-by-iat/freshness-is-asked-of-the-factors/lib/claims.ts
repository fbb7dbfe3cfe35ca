import { auth } from '@clerk/nextjs/server'

export async function sessionDates() {
  const { sessionClaims } = await auth()
  return {
    // ok: session-age-by-iat
    issuedAt: new Date((sessionClaims?.iat ?? 0) * 1000),
    // ok: session-age-by-iat
    expired: (sessionClaims?.exp ?? 0) * 1000 < Date.now(),
  }
}
