import { Webhook } from 'svix'
import { createAccount } from '@/lib/accounts'

export async function POST(request: Request) {
  const body = await request.text()
  new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(body, Object.fromEntries(request.headers))
  const { type, data } = JSON.parse(body)
  if (type === 'user.created') await createAccount(data.id, data.unsafe_metadata.organizationId)
  return new Response(null, { status: 204 })
}
