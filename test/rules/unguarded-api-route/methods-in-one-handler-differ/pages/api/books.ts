import { getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// ruleid: unguarded-api-route
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case 'GET': {
      const { userId } = getAuth(req)
      if (!userId) return res.status(401).json({ error: 'Unauthorized' })
      return res.json(await db.book.findMany())
    }
    case 'DELETE':
      await db.book.delete({ where: { id: String(req.query.id) } })
      return res.status(204).end()
    default:
      return res.status(405).end()
  }
}
