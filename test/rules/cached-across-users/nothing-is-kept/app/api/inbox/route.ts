import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export async function GET() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const messages = await db.message.findMany({ where: { userId } })
  // ok: cached-across-users
  return Response.json(messages, { headers: { 'Cache-Control': 'no-store' } })
}
