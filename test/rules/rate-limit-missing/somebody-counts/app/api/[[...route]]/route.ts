import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { Hono } from 'hono'
import { rateLimiter } from 'hono-rate-limiter'
import { handle } from 'hono/vercel'
import { ask } from '../../../lib/model'

const app = new Hono().basePath('/api')

app.use(rateLimiter({ windowMs: 60_000, limit: 20, keyGenerator: c => c.req.header('x-forwarded-for') ?? '' }))

app.post('/answers', clerkMiddleware(), async c => {
  if (!getAuth(c)?.userId) return c.json({ error: 'Unauthorized' }, 401)
  return c.json(await ask(await c.req.text()))
})

export const POST = handle(app)
