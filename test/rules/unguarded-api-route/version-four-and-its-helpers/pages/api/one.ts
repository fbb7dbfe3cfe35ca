import { getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// ok: unguarded-api-route
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { sessionId, userId } = getAuth(req)
  if (!sessionId) return res.status(401).json({ id: null })
  res.json(await db.item.findMany({ where: { NOT: { ownerId: userId } } }))
}
