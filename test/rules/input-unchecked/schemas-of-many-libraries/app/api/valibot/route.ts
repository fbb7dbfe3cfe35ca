import { auth } from '@clerk/nextjs/server'
import * as v from 'valibot'
import { db } from '../../../lib/db'

const Note = v.object({ title: v.pipe(v.string(), v.maxLength(80)) })

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const { title } = v.parse(Note, await request.json())
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title, userId } }))
}

export async function PUT(request: Request) {
  const { userId } = await auth.protect()
  const body = await request.json()
  if (!v.is(Note, body)) return new Response('Bad request', { status: 400 })
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title: body.title, userId } }))
}
