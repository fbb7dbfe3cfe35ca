import { verifyFromClerk } from '@acme/webhooks'
import { db } from '../../../../lib/db'

// unknown: webhook-without-verification
export async function POST(request: Request) {
  const event = await verifyFromClerk(request)
  if (event.type === 'user.deleted') await db.user.deleteMany({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
