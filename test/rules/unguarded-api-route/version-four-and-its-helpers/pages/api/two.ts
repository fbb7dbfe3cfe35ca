import { clerkClient, getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

// ok: unguarded-api-route
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = getAuth(req)
  const user = userId ? await clerkClient.users.getUser(userId) : null
  if (!user) {
    return res.status(401).end()
  }
  if (user.publicMetadata.role !== 'admin') return res.status(403).end()
  await db.item.deleteMany()
  res.status(204).end()
}
