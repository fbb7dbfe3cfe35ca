import { getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  // ok: unawaited-auth
  const { userId } = getAuth(req)
  res.json({ userId })
}
