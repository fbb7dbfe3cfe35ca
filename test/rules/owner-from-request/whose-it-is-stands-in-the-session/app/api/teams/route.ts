import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '../../../lib/db'

const Team = z.object({ name: z.string().max(80) })

export async function POST(request: Request) {
  const { userId, orgId } = await auth()
  if (!userId || !orgId) return new Response('Unauthorized', { status: 401 })
  const { name } = Team.parse(await request.json())
  // ok: owner-from-request
  return Response.json(await db.team.create({ data: { name, ownerId: userId, organizationId: orgId } }))
}
