import { getAuth } from '@clerk/nextjs/server'
import type { NextApiHandler } from 'next'
import { db } from '@/lib/db'

const handlers: Record<string, NextApiHandler> = {
  GET: async (req, res) => {
    const { sessionId } = getAuth(req)
    if (!sessionId) return res.status(401).end()
    res.json(await db.shelf.findMany())
  },
  POST: async (req, res) => {
    // ruleid: input-unchecked
    res.json(await db.shelf.create({ data: req.body }))
  },
}

// ruleid: unguarded-api-route
const route: NextApiHandler = async (req, res) => {
  const handler = handlers[req.method ?? '']
  if (!handler) return res.status(405).end()
  return handler(req, res)
}

export default route
