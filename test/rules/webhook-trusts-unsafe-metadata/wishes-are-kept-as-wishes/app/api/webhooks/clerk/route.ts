import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(request: NextRequest) {
  const event = await verifyWebhook(request)
  if (event.type === 'user.created') {
    const { id, public_metadata, unsafe_metadata } = event.data
    // The theme may be anything; the role is what the backend has written.
    // ok: webhook-trusts-unsafe-metadata
    await db.user.upsert({
      where: { clerkId: id },
      create: { clerkId: id, role: public_metadata.role as string, theme: unsafe_metadata.theme as string },
      update: {},
    })
    // ok: webhook-trusts-unsafe-metadata
    await db.profile.upsert({ where: { clerkId: id }, create: { clerkId: id, about: unsafe_metadata }, update: {} })
  }
  if (event.type === 'organizationMembership.updated') {
    // ok: webhook-trusts-unsafe-metadata
    await db.member.updateMany({
      where: { clerkId: event.data.public_user_data.user_id },
      data: { role: event.data.role },
    })
  }
  return new Response('OK')
}
