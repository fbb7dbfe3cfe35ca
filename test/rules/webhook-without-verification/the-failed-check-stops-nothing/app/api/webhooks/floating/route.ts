import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

// ruleid: webhook-without-verification
export async function POST(request: NextRequest) {
  verifyWebhook(request.clone() as NextRequest)
  const { data } = await request.json()
  await db.user.create({ data: { clerkId: data.id } })
  return new Response('OK')
}
