import { Hono } from 'hono'
import { db } from '@/lib/db'

export const tasks = new Hono()
  .basePath('/api')
  // ok: unguarded-hono-route
  // ruleid: mass-assignment
  .post('/tasks', async c => c.json(await db.task.create({ data: await c.req.json() })))
  // ruleid: unguarded-hono-route
  .delete('/tasks/:id', async c => {
    await db.task.delete({ where: { id: c.req.param('id') } })
    return c.json({ ok: true })
  })
