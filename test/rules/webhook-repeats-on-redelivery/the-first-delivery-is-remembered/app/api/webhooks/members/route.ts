import { Webhook } from 'svix'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function POST(request: Request) {
  const body = await request.text()
  new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(body, Object.fromEntries(request.headers))
  const { type, data } = JSON.parse(body)
  if (type !== 'organizationInvitation.accepted') return new Response(null, { status: 204 })
  // ok: webhook-repeats-on-redelivery
  await resend.emails.send(
    { from: 'hello@example.com', to: data.email_address, subject: 'Hello', text: 'Hello!' },
    { idempotencyKey: request.headers.get('svix-id')! },
  )
  return new Response(null, { status: 204 })
}
