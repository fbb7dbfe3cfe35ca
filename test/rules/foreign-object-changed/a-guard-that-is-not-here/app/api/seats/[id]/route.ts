import { requireSeat } from '@acme/seats'
import { db } from '../../../../lib/db'

// unknown: foreign-object-changed
export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  await requireSeat()
  await db.seat.delete({ where: { id: (await params).id } })
  return new Response(null, { status: 204 })
}
