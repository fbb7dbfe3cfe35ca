import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { Resend } from 'resend'
import { db } from '@/lib/db'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function POST(request: NextRequest) {
  const event = await verifyWebhook(request)
  switch (event.type) {
    case 'user.created': {
      const email = event.data.email_addresses[0]!.email_address
      // The second delivery breaks the unique key here, and sends nothing.
      await db.user.create({ data: { clerkId: event.data.id, email } })
      // ok: webhook-repeats-on-redelivery
      await resend.emails.send({ from: 'hello@example.com', to: email, subject: 'Welcome', text: 'Welcome!' })
      break
    }
    case 'user.updated':
      // The same text twice is the same row.
      // ok: webhook-repeats-on-redelivery
      await db.user.update({ where: { clerkId: event.data.id }, data: { name: event.data.first_name } })
      break
  }
  return new Response('OK')
}
