import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// ok: unguarded-api-route
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const key = req.headers['x-api-key']
  if (typeof key !== 'string') return res.status(401).end()
  const owner = await db.apiKey.findUnique({ where: { key } })
  if (!owner) return res.status(401).end()
  await db.event.create({ data: { ...req.body, ownerId: owner.id } })
  res.status(202).end()
}
