import { getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  // ruleid: machine-token-unchecked
  const { isAuthenticated } = getAuth(req, { acceptsToken: 'any' })
  if (!isAuthenticated) return res.status(401).end()
  res.json({ ok: true })
}
