import { auth } from '@clerk/nextjs/server'
import { type } from 'arktype'
import { db } from '../../../lib/db'

const Note = type({ title: 'string < 80' })

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const note = Note(await request.json())
  if (note instanceof type.errors) return new Response(note.summary, { status: 400 })
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title: note.title, userId } }))
}
