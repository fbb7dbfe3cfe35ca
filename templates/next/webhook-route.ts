// app/api/webhooks/clerk/route.ts, for @clerk/nextjs 6.23.3 or later
import type { WebhookEvent } from '@clerk/nextjs/server'
import type { NextRequest } from 'next/server'
import { once } from './webhook-deliveries'
import { verifyWebhook } from '@clerk/nextjs/webhooks'

/** Clerk calls this route signed out, so the middleware must let it through: the signature is its guard. */
export async function POST(request: NextRequest) {
  const signingSecret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!signingSecret) {
    console.error('CLERK_WEBHOOK_SIGNING_SECRET is not set')
    return new Response('Internal Server Error', { status: 500 })
  }

  let event: WebhookEvent
  try {
    event = await verifyWebhook(request, { signingSecret })
  } catch {
    return new Response('Bad Request', { status: 400 })
  }

  // The id is the same for each delivery of one message, and the signature covers it.
  const done = await once(request.headers.get('svix-id') ?? '', () => handle(event))
  return done ? new Response('OK') : new Response('Conflict', { status: 409 })
}

/**
 * Late events may come after newer ones: write so that this does no harm (an upsert by `event.data.id`).
 * `unsafe_metadata` is the user's own writing even in a signed event.
 */
async function handle(event: WebhookEvent): Promise<void> {
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      // event.data is the user.
      break
    case 'user.deleted':
      // event.data.id is all that is left.
      break
  }
}
