import type { NextApiRequest, NextApiResponse } from 'next'

// ok: unguarded-api-route
export default function handler(_req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json({ pong: true })
}
