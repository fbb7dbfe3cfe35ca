import { auth } from '@clerk/nextjs/server'
import { object, string } from 'yup'
import { db } from '../../../lib/db'

const noteSchema = object({ title: string().max(80).required() })

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const { title } = await noteSchema.validate(await request.json(), { stripUnknown: true })
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title, userId } }))
}
