import { getAuth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  const { userId, sessionClaims } = getAuth(req)
  if (!userId) return res.status(401).end()
  const { iat, exp } = sessionClaims
  const now = Math.round(Date.now() / 1000)
  // ok: session-age-by-iat
  if (exp < now) return res.status(401).end()
  // ruleid: session-age-by-iat
  if (now - iat > 900) return res.status(403).json({ error: 'Sign in again' })
  // ruleid: mass-assignment
  res.json(await db.payout.create({ data: { ...req.body, userId } }))
}
