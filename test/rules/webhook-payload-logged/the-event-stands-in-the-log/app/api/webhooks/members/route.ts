import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'
import { log } from '@/lib/log'

export async function POST(request: NextRequest) {
  const { type, data } = await verifyWebhook(request)
  if (type !== 'user.updated') return new Response(null, { status: 204 })
  // ruleid: webhook-payload-logged
  log.info({ type, email: data.email_addresses[0]?.email_address }, 'user changed')
  await db.user.update({ where: { clerkId: data.id }, data: { name: data.first_name } })
  return new Response(null, { status: 204 })
}
