import type { NextApiHandler } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

function signedIn(handler: NextApiHandler): NextApiHandler {
  return async (req, res) => {
    if (!getAuth(req).userId) return res.status(401).end()
    return handler(req, res)
  }
}

export default signedIn(async (_req, res) => {
  res.json(await listNotes())
})
