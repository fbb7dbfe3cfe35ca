import { requireSeat } from '@acme/seats'
import { db } from '../../lib/db'

// unknown: unguarded-page
export default async function Page() {
  await requireSeat()
  const seats = await db.seat.findMany()
  return <p>{seats.length}</p>
}
