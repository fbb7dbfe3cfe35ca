import { auth } from '@clerk/nextjs/server'
import { NextResponse, type NextRequest } from 'next/server'
import { db } from '@/lib/db'

interface Context {
  params: Promise<{ id: string }>
}

// ok: unguarded-route-handler
export async function GET(_request: NextRequest, { params }: Context) {
  await auth.protect()
  const { id } = await params
  // ruleid: foreign-object-read
  return NextResponse.json(await db.post.findUnique({ where: { id } }))
}

/** Only the session's own rows are touched, and nobody's id is null. */
// ok: unguarded-route-handler
export async function PATCH(request: NextRequest, { params }: Context) {
  const [{ userId }, { id }] = await Promise.all([auth(), params])
  if (!userId) {
    return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  }
  // ruleid: mass-assignment
  const post = await db.post.update({ where: { id, authorId: userId }, data: await request.json() })
  return NextResponse.json(post)
}

// The id of the caller is written down, and its absence stops nobody.
// ruleid: unguarded-route-handler
export async function PUT(request: NextRequest, { params }: Context) {
  const { userId } = await auth()
  const { id } = await params
  // ruleid: input-unchecked
  const post = await db.post.update({
    where: { id },
    data: { ...(await request.json()), editedBy: userId ?? 'unknown' },
  })
  return NextResponse.json(post)
}
