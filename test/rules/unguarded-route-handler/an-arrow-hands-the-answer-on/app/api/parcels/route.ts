import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: unguarded-route-handler
export async function POST(request: Request) {
  const { userId } = await auth()
  const known = userId ? true : false
  if (!known) return new Response('Unauthorized', { status: 401 })
  // ruleid: mass-assignment
  return Response.json(await db.parcel.create({ data: await request.json() }))
}

// ok: unguarded-route-handler
export async function GET() {
  const { userId } = await auth()
  const stranger = userId ? null : new Response('Unauthorized', { status: 401 })
  return stranger ?? Response.json(await db.parcel.findMany())
}
