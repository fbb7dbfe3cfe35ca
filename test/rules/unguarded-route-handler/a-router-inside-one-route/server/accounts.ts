import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { Hono } from 'hono'
import { db } from '@/lib/db'

export const accounts = new Hono()
  // ok: unguarded-hono-route
  .get('/', clerkMiddleware(), async c => {
    const auth = getAuth(c)
    if (!auth?.userId) return c.json({ error: 'Unauthorized' }, 401)
    return c.json({ data: await db.account.findMany({ where: { userId: auth.userId } }) })
  })
  // ok: unguarded-hono-route
  .delete('/:id', clerkMiddleware(), async c => {
    const auth = getAuth(c)
    if (!auth?.userId) return c.json({ error: 'Unauthorized' }, 401)
    // ruleid: foreign-object-changed
    await db.account.delete({ where: { id: c.req.param('id') } })
    return c.json({ ok: true })
  })
