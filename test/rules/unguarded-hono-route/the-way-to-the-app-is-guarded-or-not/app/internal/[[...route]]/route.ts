import { bearerAuth } from 'hono/bearer-auth'
import { except, some } from 'hono/combine'
import { Hono } from 'hono'
import { handle } from 'hono/vercel'
import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { db } from '@/lib/db'

const app = new Hono().basePath('/internal')

app.use(except('/internal/ping', bearerAuth({ token: process.env.INTERNAL_TOKEN ?? '' })))

// ok: unguarded-hono-route
app.post('/sync', async c => {
  await db.task.updateMany({ data: { synced: true } })
  return c.json({ ok: true })
})
// ruleid: unguarded-hono-route
app.post('/ping', async c => {
  await db.ping.create({ data: { at: new Date() } })
  return c.json({ ok: true })
})

export const POST = handle(app)
