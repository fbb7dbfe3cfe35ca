import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: unawaited-auth
  auth.protect()
  // ruleid: input-unchecked
  return Response.json(await db.post.create({ data: await request.json() }))
}

// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  // ruleid: unawaited-auth
  void auth.protect({ role: 'org:admin' })
  return Response.json(await db.post.updateMany({ data: await request.json() }))
}

export async function PATCH(request: Request) {
  // ok: unawaited-auth
  const session = await auth.protect()
  const { id, title } = await request.json()
  return Response.json(await db.post.update({ where: { id, authorId: session.userId }, data: { title } }))
}

export async function DELETE(request: Request) {
  // ok: unawaited-auth
  const [{ id }] = await Promise.all([request.json(), auth.protect()])
  // ruleid: foreign-object-changed
  await db.post.delete({ where: { id } })
  return new Response(null, { status: 204 })
}

export async function GET() {
  // ok: unawaited-auth
  return auth
    .protect()
    .then(async ({ userId }) => Response.json(await db.post.findMany({ where: { authorId: userId } })))
}
