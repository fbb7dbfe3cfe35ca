import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { order } from '@/lib/store'

export async function POST(request: NextRequest) {
  let event
  try {
    event = await verifyWebhook(request)
  } catch {
    return new Response('Not verified', { status: 400 })
  }
  if (event.type === 'user.created') await order('greet', event.data.id)
  return new Response('ok')
}
