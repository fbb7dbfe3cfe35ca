import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { Hono } from 'hono'
import { db } from '@/lib/db'

const app = new Hono().get(
  '/',
  clerkMiddleware(),
  // ok: unguarded-hono-route
  async c => {
    const auth = getAuth(c)
    if (!auth?.userId) return c.json({ error: 'unauthorized' }, 401)
    const [current, last] = await Promise.all([
      db.invoice.aggregate({ _sum: { amount: true }, where: { userId: auth.userId } }),
      db.invoice.aggregate({ _sum: { amount: true }, where: { userId: auth.userId } }),
    ])
    return c.json({ data: { current, last } })
  },
)

export default app
