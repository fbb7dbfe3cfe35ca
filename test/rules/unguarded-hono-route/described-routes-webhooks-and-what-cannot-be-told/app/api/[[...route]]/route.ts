import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import { limiter, requireSeat } from '@acme/hono-seats'
import { handle } from 'hono/vercel'
import { db } from '@/lib/db'
import { signedIn } from '@/server/signed-in'
import { webhooks } from '@/server/webhooks'

const app = new OpenAPIHono().basePath('/api')

const createTag = createRoute({
  method: 'post',
  path: '/tags/{id}',
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: { description: 'The tag' } },
})
const renameTag = createRoute({
  method: 'patch',
  path: '/tags/{id}',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: { description: 'The tag' } },
})

// ok: unguarded-hono-route
app.openapi(createTag, async c => c.json(await db.tag.create({ data: { id: c.req.valid('param').id } })))
// ruleid: unguarded-hono-route
app.openapi(renameTag, async c => {
  const { id } = c.req.valid('param')
  // ruleid: input-unchecked
  return c.json(await db.tag.update({ where: { id }, data: await c.req.json() }))
})

// A package that is not here limits how often; it is not named as a guard.
// ruleid: unguarded-hono-route
app.post('/votes', limiter({ limit: 5 }), async c => {
  await db.vote.create({ data: await c.req.json() })
  return c.json({ ok: true })
})
// unknown: unguarded-hono-route
app.post('/seats', requireSeat(), async c => {
  await db.seat.create({ data: await c.req.json() })
  return c.json({ ok: true })
})

app.route('/webhooks', webhooks)
app.doc('/doc', { openapi: '3.0.0', info: { title: 'API', version: '1' } })

export const GET = handle(app)
export const POST = handle(app)
export const PATCH = handle(app)
