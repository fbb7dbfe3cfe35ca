import { auth } from '@clerk/nextjs/server'
import { withTenant } from '@acme/tenants'
import { parseNote } from '@acme/notes'
import { db } from '../../../lib/db'

// What a package that is not here has made of it counts as checked.
export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const { title } = parseNote(await request.json())
  // ok: input-unchecked
  return Response.json(await db.note.create({ data: { title, userId } }))
}

// unknown: input-unchecked
export const PUT = withTenant(async (request: Request) => {
  const { title } = await request.json()
  return Response.json(await db.note.create({ data: { title } }))
})
