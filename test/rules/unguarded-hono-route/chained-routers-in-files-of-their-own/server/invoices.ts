import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { z } from 'zod'
import { db } from '@/lib/db'

const invoiceSchema = z.object({ customer: z.string(), amount: z.number() })

const app = new Hono()
  // ok: unguarded-hono-route
  .get('/', clerkMiddleware(), async c => {
    const auth = getAuth(c)
    if (!auth?.userId) {
      return c.json({ error: 'unauthorized' }, 401)
    }
    const data = await db.invoice.findMany({ where: { userId: auth.userId } })
    return c.json({ data })
  })
  .post(
    '/',
    clerkMiddleware(),
    zValidator('json', invoiceSchema),
    // ok: unguarded-hono-route
    async c => {
      const auth = getAuth(c)
      const values = c.req.valid('json')
      if (!auth?.userId) return c.json({ error: 'unauthorized' }, 401)
      return c.json({ data: await db.invoice.create({ data: { ...values, userId: auth.userId } }) })
    },
  )
  .patch(
    '/:id',
    clerkMiddleware(),
    zValidator('param', z.object({ id: z.string() })),
    zValidator('json', invoiceSchema, (result, c) => {
      if (!result.success) return c.json({ error: result.error.message }, 422)
    }),
    // The session was forgotten here.
    // ruleid: unguarded-hono-route
    async c => {
      const { id } = c.req.valid('param')
      const data = await db.invoice.update({ where: { id }, data: c.req.valid('json') })
      return c.json({ data })
    },
  )
  // No PATCH-like verb exports DELETE, so nobody gets here.
  .delete('/:id', async c => {
    await db.invoice.delete({ where: { id: c.req.param('id') } })
    return c.json({ ok: true })
  })

export default app
