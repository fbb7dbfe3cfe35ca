import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '../../../lib/db'
import { read } from '../../../lib/read'

const Note = z.object({ title: z.string().max(80), text: z.string().max(2000) })

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const { title, text } = await read(request, Note)
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title, text, userId } }))
}

// The result is left alone, and what does not fit throws all the same.
export async function PUT(request: Request) {
  const { userId } = await auth.protect()
  const body = await request.json()
  Note.parse(body)
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title: body.title, text: body.text, userId } }))
}
