import { getAuth as who } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = who(req, {
    // ruleid: pending-session-accepted
    treatPendingAsSignedOut: false,
  })
  res.json({ userId })
}
