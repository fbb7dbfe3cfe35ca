import { auth } from '@clerk/nextjs/server'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { db } from '../../../lib/db'

const Note = Type.Object({ title: Type.String({ maxLength: 80 }) })

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const body = await request.json()
  if (!Value.Check(Note, body)) return new Response('Bad request', { status: 400 })
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title: body.title, userId } }))
}
