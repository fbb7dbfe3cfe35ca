import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

interface NewNote {
  title: string
  text: string
}

export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { title, text } = (await request.json()) as NewNote
  // That it is there says nothing of what it is.
  if (!title) return new Response('Title missing', { status: 400 })
  // ruleid: input-unchecked
  const note = await db.note.create({ data: { title, text, userId } })
  return Response.json(note)
}

// The same mistake once more in the same file.
export async function PATCH(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const form = await request.formData()
  // ok: input-unchecked
  await db.profile.update({ where: { userId }, data: { motto: form.get('motto') as string } })
  return new Response(null, { status: 204 })
}
