import { auth } from '@clerk/nextjs/server'
import { isValidObjectId } from 'mongoose'
import { Order } from '@/lib/order'

// ok: unguarded-route-handler
export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!isValidObjectId(id)) return Response.json({ error: 'No such order' }, { status: 400 })
  const { userId } = await auth()
  if (!userId) return Response.json({ error: 'Sign in first' }, { status: 401 })
  await Order.findOneAndDelete({ _id: id, userId })
  return new Response(null, { status: 204 })
}
