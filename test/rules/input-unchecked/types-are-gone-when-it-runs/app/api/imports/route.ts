import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

// Text that is read as JSON may hold anything again.
export async function PUT(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { title } = JSON.parse(await request.text())
  // ruleid: input-unchecked
  await db.note.updateMany({ where: { userId }, data: { title } })
  return new Response(null, { status: 204 })
}
