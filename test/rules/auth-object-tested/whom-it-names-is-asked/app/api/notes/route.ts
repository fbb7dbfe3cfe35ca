import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function GET() {
  const session = await auth()
  // ok: auth-object-tested
  if (!session || !session.userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.note.findMany({ where: { owner: session.userId } }))
}

export async function POST() {
  const session = await auth()
  // for the type checker
  // ok: auth-object-tested
  if (!session) return new Response('Unauthorized', { status: 401 })
  const { userId } = session
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.note.create({ data: { owner: userId } }))
}

export async function DELETE() {
  const session = await auth()
  // ok: auth-object-tested
  if (!session?.has({ role: 'org:admin' })) return new Response('Forbidden', { status: 403 })
  return Response.json(await db.note.deleteMany({ where: { org: session.orgId } }))
}
