import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

// ruleid: webhook-without-verification
export async function POST(request: NextRequest) {
  const event = process.env.CLERK_WEBHOOK_SIGNING_SECRET
    ? await verifyWebhook(request)
    : ((await request.json()) as { type: string; data: { id: string } })
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
