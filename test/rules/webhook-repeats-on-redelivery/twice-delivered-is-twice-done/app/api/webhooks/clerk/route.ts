import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'
import { welcome } from '@/lib/mail'

export async function POST(request: NextRequest) {
  const event = await verifyWebhook(request)
  if (event.type === 'user.created') {
    const email = event.data.email_addresses[0]!.email_address
    await welcome(email)
    await db.user.upsert({ where: { clerkId: event.data.id }, create: { clerkId: event.data.id, email }, update: { email } })
  }
  return new Response('OK')
}
