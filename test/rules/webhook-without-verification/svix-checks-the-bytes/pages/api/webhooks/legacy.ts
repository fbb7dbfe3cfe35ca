import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// ruleid: webhook-without-verification
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { type, data } = req.body
  if (type === 'user.deleted') await db.user.delete({ where: { clerkId: data.id } })
  res.json({ received: true })
}
