import { Ratelimit } from '@upstash/ratelimit'
import { Redis } from '@upstash/redis'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

const ratelimit = new Ratelimit({ redis: Redis.fromEnv(), limiter: Ratelimit.slidingWindow(50, '10 s') })

// A flood is turned away first, and counted on the way.
export async function POST(request: NextRequest) {
  // ok: webhook-verified-after-effect
  const { success } = await ratelimit.limit(request.headers.get('x-forwarded-for') ?? 'all')
  if (!success) return new Response('Too many', { status: 429 })
  console.info('delivery', request.headers.get('svix-id'))
  const event = await verifyWebhook(request)
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
