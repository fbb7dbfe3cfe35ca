import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// The caller says which user it is.
// ruleid: unguarded-api-route
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const userId = req.headers['x-user-id']
  if (!userId) return res.status(401).end()
  res.json(await db.subscriber.findMany({ where: { userId: String(userId) } }))
}
