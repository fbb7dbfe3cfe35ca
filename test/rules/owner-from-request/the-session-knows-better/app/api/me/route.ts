import { currentUser } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export async function PUT(request: Request) {
  const user = await currentUser()
  if (!user) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  const { name, isAdmin } = await request.json()
  // ruleid: owner-from-request
  // ruleid: input-unchecked
  await db.user.update({ where: { clerkId: user.id }, data: { name, isAdmin } })
  return Response.json({ ok: true })
}
