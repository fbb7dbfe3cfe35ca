import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(request: NextRequest) {
  // ruleid: webhook-verified-after-effect
  await db.delivery.create({ data: { body: await request.clone().text() } })
  const event = await verifyWebhook(request)
  await db.user.upsert({ where: { clerkId: event.data.id }, create: { clerkId: event.data.id }, update: {} })
  return new Response('OK')
}
