import { withVerified } from '@/lib/webhooks'
import { db } from '@/lib/db'

// ok: webhook-without-verification
export const POST = withVerified(async event => {
  await db.event.create({ data: { type: event.type } })
  return new Response(null, { status: 204 })
})
