import { headers } from 'next/headers'
import { db } from '@/lib/db'

// The headers are there, and nobody checks them against the body. The path says nothing; the events do.
// ruleid: webhook-without-verification
export async function POST(request: Request) {
  const list = await headers()
  const id = list.get('svix-id')
  const timestamp = list.get('svix-timestamp')
  const signature = list.get('svix-signature')
  if (!id || !timestamp || !signature) {
    return new Response('Missing svix headers', { status: 400 })
  }
  const { type, data } = await request.json()
  switch (type) {
    case 'user.updated':
      await db.user.update({ where: { clerkId: data.id }, data: { name: data.first_name } })
      break
    case 'user.deleted':
      await db.user.delete({ where: { clerkId: data.id } })
      break
  }
  return Response.json({ received: true })
}
