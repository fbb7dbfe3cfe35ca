import type { NextApiRequest, NextApiResponse } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { addNote, listNotes } from '@/lib/store'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = getAuth(req)
  if (!userId) return res.status(401).json({ error: 'Unauthorized' })
  if (req.method === 'POST') return res.status(201).json(await addNote(req.body.text))
  return res.status(200).json(await listNotes())
}
