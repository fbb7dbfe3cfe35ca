import { db } from '@/lib/db'
import { isGenuine } from '@/lib/svix-by-hand'

export async function POST(req: Request) {
  const body = await req.text()
  if (!isGenuine(body, req.headers)) return new Response('Bad signature', { status: 400 })
  const event = JSON.parse(body)
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response('OK')
}
