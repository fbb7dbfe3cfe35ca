import { db } from '@/lib/db'

// Only reads, so it weighs less.
export async function GET(request: Request) {
  const header = request.headers.get('x-metrics-key')
  // ruleid: secret-checked-only-if-set
  if (process.env.METRICS_SECRET && header !== process.env.METRICS_SECRET) {
    return new Response(null, { status: 401 })
  }
  const orders = await db.order.findMany({ select: { total: true } })
  return Response.json({ total: orders.reduce((sum, { total }) => sum + total, 0) })
}
