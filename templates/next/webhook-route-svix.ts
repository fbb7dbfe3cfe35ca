// app/api/webhooks/clerk/route.ts, for @clerk/nextjs before 6.23.3, with svix 1 or 2
import type { WebhookEvent } from '@clerk/nextjs/server'
import { once } from './webhook-deliveries'
import { Webhook } from 'svix'

/** Clerk calls this route signed out, so the middleware must let it through: the signature is its guard. */
export async function POST(request: Request) {
  const signingSecret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!signingSecret) {
    console.error('CLERK_WEBHOOK_SIGNING_SECRET is not set')
    return new Response('Internal Server Error', { status: 500 })
  }

  const payload = await request.text()
  try {
    new Webhook(signingSecret).verify(payload, {
      'svix-id': request.headers.get('svix-id') ?? '',
      'svix-timestamp': request.headers.get('svix-timestamp') ?? '',
      'svix-signature': request.headers.get('svix-signature') ?? '',
    })
  } catch {
    return new Response('Bad Request', { status: 400 })
  }
  const event: WebhookEvent = JSON.parse(payload)

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
