import { auth } from '@clerk/nextjs/server'
import { unstable_cache } from 'next/cache'
import { withTenant } from '@acme/tenancy'
import { db } from '../../../lib/db'

export async function GET() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  // ruleid: cached-across-users
  const load = unstable_cache(async () => db.invoice.findMany({ where: { userId } }), ['invoices'], {
    revalidate: 60,
  })
  return Response.json(await load())
}

// unknown: cached-across-users
export const POST = withTenant(async () => {
  return Response.json(await db.invoice.findMany())
})
