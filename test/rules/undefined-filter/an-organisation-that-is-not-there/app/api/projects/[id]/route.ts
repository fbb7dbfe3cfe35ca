import { auth } from '@clerk/nextjs/server'
import { db } from '../../../../lib/db'

type Context = { params: Promise<{ id: string }> }

export async function DELETE(_: Request, { params }: Context) {
  const { userId, orgId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { id } = await params
  // Beside a key that is there, the other condition is left out all the same.
  // ruleid: undefined-filter
  await db.project.delete({ where: { id, organizationId: orgId } })
  return new Response(null, { status: 204 })
}
