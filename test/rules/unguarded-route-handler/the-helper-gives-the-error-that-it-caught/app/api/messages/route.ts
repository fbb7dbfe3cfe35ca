import { currentDbUser } from '../../../lib/current-user'
import { db } from '../../../lib/db'

// An error has no id.
// ok: unguarded-route-handler
export async function POST(request: Request) {
  const user = await currentDbUser()
  if (!user?.id) return new Response('Unauthorized', { status: 401 })
  const { text } = await request.json()
  // ruleid: input-unchecked
  return Response.json(await db.message.create({ data: { text, authorId: user.id } }))
}

// An error is something.
// ruleid: unguarded-route-handler
export async function DELETE() {
  const user = await currentDbUser()
  if (!user) return new Response('Unauthorized', { status: 401 })
  await db.message.deleteMany({ where: { stale: true } })
  return new Response(null, { status: 204 })
}

// Signed in is not the author.
// ok: unguarded-route-handler
export async function PATCH(request: Request) {
  const user = await currentDbUser()
  if (!user?.id) return new Response('Unauthorized', { status: 401 })
  const { id } = await request.json()
  // ruleid: foreign-object-changed
  return Response.json(await db.message.update({ where: { id }, data: { pinned: true } }))
}
