'use server'

import { withSeat } from '@acme/seats'
import { db } from '../lib/db'

// unknown: unguarded-server-action
export const leave = withSeat(async () => {
  await db.seat.deleteMany()
})
