// pages/api/webhooks/clerk.ts, for the Pages Router and @clerk/nextjs 6.23.3 or later
import type { WebhookEvent } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { NextRequest } from 'next/server'
import { once } from './webhook-deliveries'

/** The signature is over the body as it was sent: parsed and written again it may not be the same. */
export const config = { api: { bodyParser: false } }

/** Clerk calls this route signed out, so the middleware must let it through: the signature is its guard. */
export default async function handler(request: NextApiRequest, response: NextApiResponse) {
  const signingSecret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!signingSecret) {
    console.error('CLERK_WEBHOOK_SIGNING_SECRET is not set')
    return response.status(500).end('Internal Server Error')
  }

  let event: WebhookEvent
  let messageId: string
  try {
    const sent = await requestOf(request)
    messageId = sent.headers.get('svix-id') ?? ''
    event = await verifyWebhook(sent, { signingSecret })
  } catch {
    return response.status(400).end('Bad Request')
  }

  // The id is the same for each delivery of one message, and the signature covers it.
  const done = await once(messageId, () => handle(event))
  return done ? response.end('OK') : response.status(409).end('Conflict')
}

async function requestOf(request: NextApiRequest) {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(Buffer.from(piece))
  const headers = new Headers()
  for (const name of ['svix-id', 'svix-timestamp', 'svix-signature'])
    headers.set(name, String(request.headers[name] ?? ''))
  return new NextRequest('https://webhook.invalid', {
    method: 'POST',
    headers,
    body: Buffer.concat(pieces).toString('utf8'),
  })
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
