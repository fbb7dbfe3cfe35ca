import type { NextApiRequest, NextApiResponse } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { has } = getAuth(req)
  if (!has({ permission: 'org:notes:manage' })) {
    res.status(403).end()
    return
  }
  res.status(200).json(await listNotes())
}
