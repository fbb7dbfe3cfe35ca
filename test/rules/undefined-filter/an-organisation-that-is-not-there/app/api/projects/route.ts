import { auth } from '@clerk/nextjs/server'
import { withTenant } from '@acme/tenancy'
import { db } from '../../../lib/db'

export async function GET() {
  const { userId, orgId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  // ruleid: undefined-filter
  const projects = await db.project.findMany({ where: { organizationId: orgId }, orderBy: { name: 'asc' } })
  return Response.json(projects)
}

// unknown: undefined-filter
export const POST = withTenant(async () => {
  await db.project.deleteMany({ where: { archived: true } })
  return new Response('ok')
})
