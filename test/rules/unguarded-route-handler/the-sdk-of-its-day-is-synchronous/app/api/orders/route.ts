import { auth, getAuth } from '@clerk/nextjs/server'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

// ok: unguarded-route-handler
export async function GET() {
  const { userId } = auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.order.findMany())
}

// ok: unguarded-route-handler
export async function POST(request: Request) {
  auth().protect()
  // ruleid: mass-assignment
  return Response.json(await db.order.create({ data: await request.json() }))
}

// ok: unguarded-route-handler
export async function PUT(request: NextRequest) {
  const { userId } = getAuth(request)
  // ruleid: mass-assignment
  if (userId) return Response.json(await db.order.updateMany({ data: await request.json() }))
  return new Response('Unauthorized', { status: 401 })
}

// ruleid: unguarded-route-handler
export async function DELETE() {
  auth()
  await db.order.deleteMany()
  return new Response(null, { status: 204 })
}
