import * as clerk from '@clerk/nextjs/server'
import { clerkAuth } from '@/lib/clerk'
import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function POST(req) {
  // ruleid: unawaited-auth
  clerkAuth.protect()
  // ruleid: input-unchecked
  return Response.json(await db.note.create({ data: await req.json() }))
}

export async function GET() {
  // ruleid: unawaited-auth
  const { userId } = clerkAuth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.note.findMany())
}

// ruleid: unguarded-route-handler
export async function PUT(req) {
  // ruleid: unawaited-auth
  clerk.auth.protect()
  return Response.json(await db.note.updateMany({ data: await req.json() }))
}

export async function DELETE() {
  // ok: unawaited-auth
  await clerk.auth.protect()
  await db.note.deleteMany()
  return new Response(null, { status: 204 })
}
