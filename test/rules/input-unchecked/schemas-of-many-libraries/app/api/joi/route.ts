import { auth } from '@clerk/nextjs/server'
import Joi from 'joi'
import { db } from '../../../lib/db'

const note = Joi.object({ title: Joi.string().max(80).required() })

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const { error, value } = note.validate(await request.json())
  if (error) return new Response(error.message, { status: 400 })
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title: value.title, userId } }))
}
