import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '../../../../lib/db'

const patch = z.object({ title: z.string().max(200) })
type Context = { params: Promise<{ id: string }> }

export async function PATCH(request: Request, { params }: Context) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { id } = await params
  const { title } = patch.parse(await request.json())
  // ruleid: foreign-object-changed
  const note = await db.note.update({ where: { id }, data: { title } })
  return Response.json(note)
}

export async function DELETE(_: Request, { params }: Context) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { id } = await params
  const own = await db.note.findFirst({ where: { id, userId } })
  if (!own) console.warn('somebody else’s note', id) // and goes on
  // ruleid: foreign-object-changed
  await db.note.delete({ where: { id } })
  return Response.json({ ok: true })
}
