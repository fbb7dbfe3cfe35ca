import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

// ruleid: webhook-without-verification
export async function POST(request: NextRequest) {
  const copy = request.clone()
  try {
    await verifyWebhook(request)
  } catch (error) {
    console.error('signature', error)
  }
  const event = await copy.json()
  await db.user.create({ data: { clerkId: event.data.id } })
  return new Response('OK')
}
