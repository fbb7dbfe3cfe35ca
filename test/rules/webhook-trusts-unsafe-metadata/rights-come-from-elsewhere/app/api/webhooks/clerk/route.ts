import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '../../../../lib/db'

export async function POST(request: NextRequest) {
  const event = await verifyWebhook(request)
  if (event.type !== 'user.created') return new Response('OK')
  const { id } = event.data
  // ok: webhook-trusts-unsafe-metadata
  await db.user.upsert({
    where: { clerkId: id },
    create: { clerkId: id, role: 'member', locale: String(event.data.unsafe_metadata.locale ?? 'en') },
    update: {},
  })
  return new Response('OK')
}
