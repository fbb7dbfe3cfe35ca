import { Webhook } from 'svix'
import { db } from '@/lib/db'

// Which secret it is signed with stands in the database; nothing is changed before the check, and nothing shown.
export async function POST(request: Request) {
  const tenant = new URL(request.url).searchParams.get('tenant') ?? ''
  // ok: webhook-verified-after-effect
  const settings = await db.settings.findUnique({ where: { tenant } })
  if (!settings) return new Response('Unknown tenant', { status: 404 })
  const body = await request.text()
  let event
  try {
    event = new Webhook(settings.signingSecret).verify(body, Object.fromEntries(request.headers)) as {
      type: 'user.deleted'
      data: { id: string }
    }
  } catch {
    return new Response('Bad signature', { status: 400 })
  }
  await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
