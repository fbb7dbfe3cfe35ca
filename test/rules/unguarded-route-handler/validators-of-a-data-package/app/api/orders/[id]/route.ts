import mongoose from 'mongoose'
import { Order } from '@/lib/order'

// ruleid: unguarded-route-handler
export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!mongoose.Types.ObjectId.isValid(id)) return Response.json({ error: 'No such order' }, { status: 400 })
  await Order.findByIdAndDelete(id)
  return new Response(null, { status: 204 })
}
