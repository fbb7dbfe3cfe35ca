import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

// ruleid: webhook-without-verification
export async function POST(request: NextRequest) {
  await db.delivery.create({ data: { body: await request.clone().text() } })
  const event = await verifyWebhook(request)
  await db.user.create({ data: { clerkId: event.data.id } })
  return new Response('OK')
}
