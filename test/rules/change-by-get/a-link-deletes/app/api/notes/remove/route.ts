import { auth } from '@clerk/nextjs/server'
import { withTenant } from '@acme/tenancy'
import { db } from '../../../../lib/db'

export async function GET(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { searchParams } = new URL(request.url)
  // ruleid: change-by-get
  await db.note.deleteMany({ where: { id: searchParams.get('id')!, userId } })
  return Response.redirect(new URL('/notes', request.url))
}

// unknown: change-by-get
export const POST = withTenant(async (request: Request) => {
  await db.note.deleteMany({ where: { id: await request.text() } })
  return new Response('ok')
})
