import { headers } from 'next/headers'
import { Webhook } from 'svix'
import { order } from '@/lib/store'

export async function POST(request: Request) {
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!secret) throw new Error('CLERK_WEBHOOK_SIGNING_SECRET is not set')
  const sent = await headers()
  const webhook = new Webhook(secret)
  const body = await request.text()
  try {
    webhook.verify(body, {
      'svix-id': sent.get('svix-id') ?? '',
      'svix-timestamp': sent.get('svix-timestamp') ?? '',
      'svix-signature': sent.get('svix-signature') ?? '',
    })
  } catch {
    return new Response('Not verified', { status: 400 })
  }
  await order('invoice', 'subscription')
  return new Response('ok')
}
