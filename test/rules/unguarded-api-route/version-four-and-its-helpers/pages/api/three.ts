import { users } from '@clerk/nextjs/api'
import type { NextApiRequest, NextApiResponse } from 'next'

// ruleid: unguarded-api-route
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  await users.updateUser(String(req.query.id), { publicMetadata: { role: 'admin' } })
  res.status(204).end()
}
