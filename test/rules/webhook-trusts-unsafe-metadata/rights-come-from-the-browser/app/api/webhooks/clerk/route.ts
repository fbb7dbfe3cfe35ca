import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'
import { clerkClient } from '@clerk/nextjs/server'

export async function POST(request: NextRequest) {
  const event = await verifyWebhook(request)
  switch (event.type) {
    case 'user.created': {
      const { id, email_addresses, unsafe_metadata } = event.data
      // ruleid: webhook-trusts-unsafe-metadata
      await db.user.create({
        data: { clerkId: id, email: email_addresses[0]?.email_address, role: unsafe_metadata.role as string },
      })
      const client = await clerkClient()
      // ruleid: webhook-trusts-unsafe-metadata
      await client.users.updateUserMetadata(id, { publicMetadata: { plan: unsafe_metadata?.plan ?? 'free' } })
      break
    }
  }
  return new Response('OK')
}
