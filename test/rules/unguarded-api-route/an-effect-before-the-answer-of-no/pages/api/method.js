import { getAuth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: unguarded-api-route
const handler = async (req, res) => {
  if (req.method !== 'POST') return res.status(405).end()
  const { userId } = getAuth(req)
  if (!userId) return res.status(401).end()
  // ruleid: mass-assignment
  const item = await db.item.create({ data: req.body })
  return res.status(201).json(item)
}

export default handler
