import type { NextApiRequest, NextApiResponse } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { removeFile, removeOwn } from '../../../lib/files'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = getAuth(req)
  if (!userId) return res.status(401).json({ error: 'Unauthorized' })
  const { name, mine } = req.body
  if (mine) await removeOwn(userId, name)
  else await removeFile(name)
  return res.status(204).end()
}
