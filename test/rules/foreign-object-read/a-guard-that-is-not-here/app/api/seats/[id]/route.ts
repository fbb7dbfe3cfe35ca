import { requireSeat } from '@acme/seats'
import { db } from '../../../../lib/db'

// unknown: foreign-object-read
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  await requireSeat()
  return Response.json(await db.seat.findUnique({ where: { id: (await params).id } }))
}
