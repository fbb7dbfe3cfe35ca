import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(request: NextRequest) {
  const event = await verifyWebhook(request)
  // ok: webhook-payload-logged
  console.log(`Received ${event.type} about ${event.data.id}`, { delivery: request.headers.get('svix-id') })
  if (event.type === 'user.deleted') {
    const gone = await db.user.delete({ where: { clerkId: event.data.id } })
    // ok: webhook-payload-logged
    console.info('deleted', gone.id)
  }
  return new Response('OK')
}
