import type { NextApiRequest, NextApiResponse } from 'next'
import { listNotes } from '@/lib/store'

export default async function handler(_req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json(await listNotes())
}
