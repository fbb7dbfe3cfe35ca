import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { inngest } from '@/lib/inngest'

// ok: webhook-without-verification
export async function POST(request: NextRequest) {
  const event = await verifyWebhook(request)
  await inngest.send({ name: `clerk/${event.type}`, data: event.data })
  return new Response(null, { status: 202 })
}
