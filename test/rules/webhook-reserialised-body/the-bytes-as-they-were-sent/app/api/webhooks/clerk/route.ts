import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

// ok: webhook-reserialised-body
export async function POST(req: NextRequest) {
  const event = await verifyWebhook(req)
  await db.event.create({ data: { type: event.type, body: JSON.stringify(event) } })
  return new Response('OK')
}
