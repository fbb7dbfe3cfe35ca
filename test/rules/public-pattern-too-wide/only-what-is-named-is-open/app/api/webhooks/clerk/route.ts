import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req: NextRequest) {
  const event = await verifyWebhook(req)
  await db.event.create({ data: { type: event.type } })
  return new Response('OK')
}
