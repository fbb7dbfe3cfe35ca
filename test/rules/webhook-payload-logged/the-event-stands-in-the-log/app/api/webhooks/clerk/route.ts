import { Webhook } from 'svix'
import { headers } from 'next/headers'
import type { WebhookEvent } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!secret) throw new Error('Please add CLERK_WEBHOOK_SIGNING_SECRET')
  const list = await headers()
  const body = await req.text()
  let evt: WebhookEvent
  try {
    evt = new Webhook(secret).verify(body, {
      'svix-id': list.get('svix-id')!,
      'svix-timestamp': list.get('svix-timestamp')!,
      'svix-signature': list.get('svix-signature')!,
    }) as WebhookEvent
  } catch (err) {
    console.error('Error verifying webhook:', err)
    return new Response('Error occured', { status: 400 })
  }
  const { id } = evt.data
  console.log(`Webhook with an ID of ${id} and type of ${evt.type}`)
  // ruleid: webhook-payload-logged
  console.log('Webhook body:', body)
  if (evt.type === 'user.deleted') await db.user.delete({ where: { clerkId: id } })
  return new Response('', { status: 200 })
}
