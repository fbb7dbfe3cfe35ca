import { db } from '@/lib/db'
import { isGenuine } from '@/lib/signature'

export async function POST(request: Request) {
  const body = await request.text()
  // ok: webhook-without-verification
  if (!isGenuine(body, request.headers)) return new Response('Bad signature', { status: 401 })
  const { type, data } = JSON.parse(body)
  if (type === 'user.deleted') await db.user.deleteMany({ where: { clerkId: data.id } })
  return new Response('OK')
}
