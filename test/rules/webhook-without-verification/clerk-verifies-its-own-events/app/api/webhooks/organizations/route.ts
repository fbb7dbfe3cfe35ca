import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { WebhookEvent } from '@clerk/nextjs/server'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

const handlers: Partial<Record<WebhookEvent['type'], (data: { id: string }) => Promise<unknown>>> = {
  'organization.created': data => db.organization.create({ data: { id: data.id } }),
  'organization.deleted': data => db.organization.delete({ where: { id: data.id } }),
}

// ok: webhook-without-verification
export const POST = async (request: NextRequest) => {
  const event = await verifyWebhook(request).catch(() => null)
  if (!event) return new Response('Bad signature', { status: 400 })
  await handlers[event.type]?.(event.data as { id: string })
  return new Response(null, { status: 204 })
}
