import { withSeat } from '@acme/seats'
import { db } from '../../lib/db'

// unknown: unguarded-api-route
export default withSeat(async (_req, res) => {
  await db.seat.deleteMany()
  res.status(204).end()
})
