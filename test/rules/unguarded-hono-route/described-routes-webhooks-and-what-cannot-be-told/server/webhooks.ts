import { Hono } from 'hono'
import { Webhook } from 'svix'
import { db } from '@/lib/db'

export const webhooks = new Hono()
  // ok: webhook-without-verification
  .post('/clerk', async c => {
    const payload = await c.req.text()
    const event = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(payload, {
      'svix-id': c.req.header('svix-id')!,
      'svix-timestamp': c.req.header('svix-timestamp')!,
      'svix-signature': c.req.header('svix-signature')!,
    }) as { type: string; data: { id: string } }
    if (event.type === 'user.created') await db.user.create({ data: { clerkId: event.data.id } })
    return c.json({ ok: true })
  })
  // ruleid: webhook-without-verification
  .post('/billing', async c => {
    const event = await c.req.json()
    await db.plan.update({ where: { id: event.id }, data: { paid: true } })
    return c.json({ ok: true })
  })
