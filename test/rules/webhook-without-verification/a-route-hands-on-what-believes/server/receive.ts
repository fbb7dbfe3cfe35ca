import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '@/lib/db'

export async function receive(request: Request) {
  const event = await request.json()
  if (event.type === 'user.deleted') await db.user.delete({ where: { id: event.data.id } })
  return new Response('ok')
}

export async function receiveSigned(request: Request) {
  const event = await verifyWebhook(request as never)
  if (event.type === 'user.deleted') await db.user.delete({ where: { id: event.data.id } })
  return new Response('ok')
}
