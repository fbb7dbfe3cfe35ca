import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function GET() {
  const user = await currentUser()
  // ok: auth-object-tested
  if (!user) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.note.findMany({ where: { owner: user.id } }))
}

export async function DELETE() {
  const { userId } = await auth()
  // ok: auth-object-tested
  const session = userId ? await db.session.findFirst({ where: { userId } }) : null
  if (!session) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.note.deleteMany({ where: { owner: userId } }))
}
