import { Hono } from 'hono'
import { db } from '@/lib/db'

type Env = { Variables: { userId: string } }

export const notes = new Hono<Env>()
  // ok: unguarded-hono-route
  .get('/', async c => c.json(await db.note.findMany({ where: { userId: c.get('userId') } })))
  // ok: unguarded-hono-route
  .post(async c => {
    const { text } = await c.req.json()
    // ruleid: input-unchecked
    return c.json(await db.note.create({ data: { text, userId: c.get('userId') } }))
  })
