import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// ruleid: guarded-by-middleware-alone
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  // ruleid: mass-assignment
  res.json(await db.label.create({ data: req.body }))
}
