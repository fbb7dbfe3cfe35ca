import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { handle } from 'hono/vercel'
import { z } from 'zod'
import { db } from '../../../lib/db'

const app = new Hono().basePath('/api')

app.post('/accounts', clerkMiddleware(), zValidator('json', z.object({ name: z.string() })), async c => {
  const auth = getAuth(c)
  if (!auth?.userId) return c.json({ error: 'Unauthorized' }, 401)
  const values = c.req.valid('json')
  // ok: mass-assignment
  const account = await db.account.create({ data: { ...values, userId: auth.userId } })
  return c.json({ account })
})

export const POST = handle(app)
