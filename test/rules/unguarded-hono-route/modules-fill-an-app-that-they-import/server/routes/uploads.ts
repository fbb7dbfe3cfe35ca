import { db } from '@/lib/db'
import { app, requireAuth } from '../app'
import { AlbumController } from './controller'

const controller = new AlbumController()

// ok: unguarded-hono-route
app.post('/uploads', requireAuth, async c => {
  // ruleid: mass-assignment
  await db.upload.create({ data: await c.req.json() })
  return c.json({ ok: true })
})
// ruleid: unguarded-hono-route
app.post('/uploads/:id/publish', controller.publish)
