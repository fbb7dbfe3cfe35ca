import { Webhook } from 'svix'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export default async function handler(req, res) {
  const wh = new Webhook(process.env.WEBHOOK_SECRET)
  // ruleid: webhook-reserialised-body
  const event = wh.verify(JSON.stringify(req.body), req.headers)
  await db.event.create({ data: { type: event.type } })
  res.status(204).end()
}
