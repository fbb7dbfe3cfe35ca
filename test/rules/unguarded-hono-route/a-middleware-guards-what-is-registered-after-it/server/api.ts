import { clerkMiddleware } from '@clerk/hono'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { logger } from 'hono/logger'
import { db } from '@/lib/db'
import { notes } from './notes'
import { requireUser, withUser } from './require-user'

export const api = new Hono().basePath('/api')

api.use('*', logger(), cors())
// ruleid: authorized-parties-missing
api.use('*', clerkMiddleware())

// ok: unguarded-hono-route
api.get('/health', c => c.json({ ok: true }))

// Registered before the guard: Hono answers here and never gets to it.
// ruleid: unguarded-hono-route
api.post('/imports', async c => {
  const rows = await c.req.json()
  // ruleid: input-unchecked
  await db.note.createMany({ data: rows })
  return c.json({ ok: true }, 201)
})

// A code of three capitals is none of what is tried first for a parameter.
// ruleid: unguarded-hono-route
api.put('/currencies/:code{[A-Z]{3}}', async c => {
  await db.currency.update({ where: { code: c.req.param('code') }, data: { listed: true } })
  return c.body(null, 204)
})

api.use('/viewers/*', withUser)
// ruleid: unguarded-hono-route
api.put('/viewers/:id', async c => {
  await db.viewer.update({ where: { id: c.req.param('id') }, data: { by: c.get('viewer') } })
  return c.body(null, 204)
})

// ok: unguarded-hono-route
api.put('/viewers/:id/name', async c => {
  const viewer = c.get('viewer')
  if (!viewer) return c.json({ error: 'Unauthorized' }, 401)
  // ruleid: mass-assignment
  await db.viewer.update({ where: { id: viewer }, data: await c.req.json() })
  return c.body(null, 204)
})

api.use('/admin/*', requireUser)
// ok: unguarded-hono-route
api.delete('/admin/notes/:id', async c => {
  // ruleid: foreign-object-changed
  // ruleid: administration-open-to-all
  await db.note.delete({ where: { id: c.req.param('id') } })
  return c.body(null, 204)
})
// The star of the guard takes what stands below the path and the path itself.
// ok: unguarded-hono-route
api.delete('/admin', async c => {
  // ruleid: administration-open-to-all
  await db.note.deleteMany()
  return c.body(null, 204)
})
// ruleid: unguarded-hono-route
api.delete('/administration/:id', async c => {
  await db.note.delete({ where: { id: c.req.param('id') } })
  return c.body(null, 204)
})

api.use(requireUser)
// ok: unguarded-hono-route
api.post('/notes/archive', async c => {
  await db.note.updateMany({ where: { userId: c.var.userId }, data: { archived: true } })
  return c.json({ ok: true })
})
api.route('/notes', notes)
