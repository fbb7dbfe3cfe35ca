import { decodeJwt } from 'jose'
import { db } from '../../../lib/db'

// ruleid: unguarded-route-handler
export async function GET(request: Request) {
  const token = request.headers.get('authorization')?.replace('Bearer ', '')
  if (!token) return new Response('Unauthorized', { status: 401 })
  // ruleid: token-only-decoded
  const { sub } = decodeJwt(token)
  if (!sub) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.user.findUnique({ where: { clerkId: sub } }))
}
