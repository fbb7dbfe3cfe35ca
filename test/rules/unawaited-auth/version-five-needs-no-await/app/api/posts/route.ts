import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  // ok: unawaited-auth
  auth().protect()
  // ruleid: mass-assignment
  return Response.json(await db.post.create({ data: await request.json() }))
}

export async function DELETE() {
  // ok: unawaited-auth
  const { userId } = auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  await db.post.deleteMany()
  return new Response(null, { status: 204 })
}

// The user has always come by promise.
// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  // ruleid: unawaited-auth
  const user = currentUser()
  if (!user) return new Response('Unauthorized', { status: 401 })
  // ruleid: input-unchecked
  return Response.json(await db.post.updateMany({ data: await request.json() }))
}
