import type { NextApiRequest, NextApiResponse } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = getAuth(req)
  if (!userId) return res.status(401).end()
  if (req.method !== 'DELETE') return res.status(405).end()
  // ruleid: administration-open-to-all
  await db.account.deleteMany({ where: { lastSeen: { lt: new Date(0) } } })
  res.status(204).end()
}
