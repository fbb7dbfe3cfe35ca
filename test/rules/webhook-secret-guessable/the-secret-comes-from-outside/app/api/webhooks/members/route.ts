import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(request: NextRequest) {
  // ok: webhook-secret-guessable
  const event = await verifyWebhook(request, { signingSecret: process.env.CLERK_ORGANIZATIONS_SIGNING_SECRET })
  if (event.type === 'organization.deleted') await db.organization.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
