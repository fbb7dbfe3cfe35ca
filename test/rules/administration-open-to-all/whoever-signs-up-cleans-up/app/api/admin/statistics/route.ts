import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function GET() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  // ruleid: administration-open-to-all
  return Response.json({ revenue: await db.payment.aggregate({ _sum: { amount: true } }) })
}
