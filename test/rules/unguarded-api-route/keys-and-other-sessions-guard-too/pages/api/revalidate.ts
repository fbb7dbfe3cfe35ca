import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// ok: unguarded-api-route
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  // ruleid: unset-variable-equals-nothing
  if (req.query.secret !== process.env.REVALIDATE_SECRET) {
    return res.status(401).json({ message: 'Invalid token' })
  }
  await db.cache.deleteMany()
  await res.revalidate('/')
  return res.json({ revalidated: true })
}
