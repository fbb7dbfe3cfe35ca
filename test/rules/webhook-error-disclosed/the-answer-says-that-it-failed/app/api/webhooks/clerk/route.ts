import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(request: NextRequest) {
  try {
    const event = await verifyWebhook(request)
    if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
    return new Response('Webhook received', { status: 200 })
  } catch (err) {
    // The log may know it.
    console.error('Error verifying webhook:', err)
    // ok: webhook-error-disclosed
    return new Response('Error verifying webhook', { status: 400 })
  }
}
