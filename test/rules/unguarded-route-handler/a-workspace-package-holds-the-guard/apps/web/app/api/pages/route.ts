import { auth, getUser, protect } from '@acme/auth'
import { protect as guard } from '@acme/auth/server'
import { and, database, eq, pages } from '@acme/database'

// ok: unguarded-route-handler
export async function GET() {
  const { userId } = await protect()
  return Response.json(await database.select().from(pages).where(eq(pages.userId, userId)))
}

// ok: unguarded-route-handler
export async function POST(request: Request) {
  await guard()
  const { title } = await request.json()
  // ruleid: input-unchecked
  const [page] = await database.insert(pages).values({ title, userId: 'x' }).returning()
  return Response.json(page)
}

// ok: unguarded-route-handler
export async function PUT(request: Request) {
  const user = await getUser()
  if (!user) return new Response('Unauthorized', { status: 401 })
  const { id, title } = await request.json()
  // ruleid: foreign-object-changed
  await database.update(pages).set({ title }).where(eq(pages.id, id))
  return new Response(null, { status: 204 })
}

// A query bound to nobody's id changes no row.
// ok: unguarded-route-handler
export async function DELETE(request: Request) {
  const { userId } = await auth()
  const { id } = await request.json()
  await database.delete(pages).where(and(eq(pages.id, id), eq(pages.userId, userId as string)))
  return new Response(null, { status: 204 })
}

// ruleid: unguarded-route-handler
export async function PATCH(request: Request) {
  const { id, title } = await request.json()
  await database.update(pages).set({ title }).where(eq(pages.id, id))
  return new Response(null, { status: 204 })
}
