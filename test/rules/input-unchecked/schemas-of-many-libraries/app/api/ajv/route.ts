import { auth } from '@clerk/nextjs/server'
import Ajv from 'ajv'
import { db } from '../../../lib/db'

const validate = new Ajv().compile({ type: 'object', properties: { title: { type: 'string', maxLength: 80 } } })

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const body = await request.json()
  if (!validate(body)) return Response.json(validate.errors, { status: 400 })
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title: body.title, userId } }))
}
