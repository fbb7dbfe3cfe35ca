import { headers } from 'next/headers'
import { Webhook } from 'svix'
import type { WebhookEvent } from '@clerk/nextjs/server'

export async function readClerkEvent(request: Request): Promise<WebhookEvent | null> {
  const secret = process.env.CLERK_WEBHOOK_SECRET
  if (!secret) throw new Error('CLERK_WEBHOOK_SECRET is not set')
  const list = await headers()
  const payload = await request.text()
  const signed = {
    'svix-id': list.get('svix-id') ?? '',
    'svix-timestamp': list.get('svix-timestamp') ?? '',
    'svix-signature': list.get('svix-signature') ?? '',
  }
  try {
    return new Webhook(secret).verify(payload, signed) as WebhookEvent
  } catch {
    return null
  }
}

export function withVerified(handler: (event: WebhookEvent) => Promise<Response>) {
  return async (request: Request) => {
    const event = await readClerkEvent(request)
    return event ? handler(event) : Response.json({ error: 'Bad signature' }, { status: 400 })
  }
}
