import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// One shop: whoever has the role has it over all orders, and customers see their own.
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { id } = await params
  return Response.json(await db.order.findFirst({ where: { id, customerId: userId } }))
}

export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const user = await db.user.findUnique({ where: { clerkId: userId } })
  if (user?.role !== 'ADMIN') return new Response('Forbidden', { status: 403 })
  const { id } = await params
  // ok: rank-beyond-organisation
  await db.order.delete({ where: { id } })
  return new Response(null, { status: 204 })
}
