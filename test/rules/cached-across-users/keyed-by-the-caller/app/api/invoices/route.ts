import { auth } from '@clerk/nextjs/server'
import { unstable_cache } from 'next/cache'
import { db } from '../../../lib/db'

const forUser = unstable_cache(async (userId: string) => db.invoice.findMany({ where: { userId } }), ['invoices'])
const prices = unstable_cache(() => db.price.findMany({ where: { published: true } }), ['prices'])

export async function GET() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  // ok: cached-across-users
  const load = unstable_cache(async () => db.invoice.findMany({ where: { userId } }), ['invoices', userId])
  // ok: cached-across-users
  const [a, b, c] = await Promise.all([load(), forUser(userId), prices()])
  // ok: cached-across-users
  return Response.json({ a, b, c }, { headers: { 'Cache-Control': 'private, max-age=60' } })
}
