import { getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// ok: unguarded-api-route
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = getAuth(req)
  if (!userId) {
    res.status(401).json({ error: 'Unauthorized' })
    return
  }
  if (req.method === 'POST') {
    // ruleid: mass-assignment
    res.status(201).json(await db.author.create({ data: req.body }))
  } else if (req.method === 'DELETE') {
    // ruleid: foreign-object-changed
    await db.author.delete({ where: { id: req.body.id } })
    res.status(204).end()
  } else {
    res.setHeader('Allow', 'POST, DELETE').status(405).end('Method not allowed')
  }
}
