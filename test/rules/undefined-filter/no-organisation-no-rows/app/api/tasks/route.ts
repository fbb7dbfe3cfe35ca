import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export async function GET() {
  const { userId, orgId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  // Whatever the organisation is, the rows are the caller's own.
  // ok: undefined-filter
  return Response.json(await db.task.findMany({ where: { userId, organizationId: orgId ?? null } }))
}
