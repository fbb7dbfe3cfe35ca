import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'

export async function POST(request: NextRequest) {
  // ruleid: webhook-secret-misnamed
  const event = await verifyWebhook(request)
  return Response.json({ type: event.type })
}
