import { Hono } from 'hono'
import { db } from '@/lib/db'

// ruleid: unguarded-hono-route
export const leads = new Hono().post('/', async c =>
  // ruleid: input-unchecked, rate-limit-missing
  c.json(await db.lead.create({ data: await c.req.json() })),
)
