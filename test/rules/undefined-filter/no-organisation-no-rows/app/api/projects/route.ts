import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export async function GET() {
  const { userId, orgId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  if (!orgId) return Response.json([])
  // ok: undefined-filter
  return Response.json(await db.project.findMany({ where: { organizationId: orgId } }))
}
