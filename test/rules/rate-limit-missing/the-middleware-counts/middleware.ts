import { clerkMiddleware } from '@clerk/nextjs/server'
import { Ratelimit } from '@upstash/ratelimit'
import { Redis } from '@upstash/redis'

const ratelimit = new Ratelimit({ redis: Redis.fromEnv(), limiter: Ratelimit.slidingWindow(60, '1 m') })

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (_auth, request) => {
  const { success } = await ratelimit.limit(request.headers.get('x-forwarded-for') ?? 'nobody')
  if (!success) return new Response('Too many requests', { status: 429 })
})
