import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

// The same, the right way round.
export async function POST(request: NextRequest) {
  const copy = request.clone()
  const event = await verifyWebhook(request)
  // ok: webhook-verified-after-effect
  await db.delivery.create({ data: { body: await copy.text() } })
  await db.user.upsert({ where: { clerkId: event.data.id }, create: { clerkId: event.data.id }, update: {} })
  return new Response('OK')
}
