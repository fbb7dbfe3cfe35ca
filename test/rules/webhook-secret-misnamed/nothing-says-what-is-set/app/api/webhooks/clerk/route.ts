import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(request: NextRequest) {
  try {
    // ok: webhook-secret-misnamed
    const event = await verifyWebhook(request)
    if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
    return new Response('OK')
  } catch {
    return new Response('Bad signature', { status: 400 })
  }
}
