import type { NextApiRequest, NextApiResponse } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { addNote } from '@/lib/store'

// The refusal is sent, and then it goes on.
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = getAuth(req)
  if (!userId) res.status(401).json({ error: 'Unauthorized' })
  await addNote(String(req.body?.text))
  if (!res.headersSent) res.status(200).json({ ok: true })
}
