import { db } from '@/lib/db'
import { readEvent } from '@/lib/events'

export async function POST(request: Request) {
  const event = await readEvent(request)
  if (event?.type === 'organization.deleted') await db.organization.delete({ where: { clerkId: event.data.id } })
  return new Response(null, { status: 204 })
}
