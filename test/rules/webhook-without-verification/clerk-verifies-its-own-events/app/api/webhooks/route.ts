import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export async function POST(request: NextRequest) {
  try {
    const event = await verifyWebhook(request)
    if (event.type === 'user.created') {
      await db.user.upsert({
        where: { clerkId: event.data.id },
        create: { clerkId: event.data.id },
        update: {},
      })
    }
    return new Response('Webhook received', { status: 200 })
  } catch (error) {
    console.error('Error verifying webhook:', error)
    return new Response('Error verifying webhook', { status: 400 })
  }
}
