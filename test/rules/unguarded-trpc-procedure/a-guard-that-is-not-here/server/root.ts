import { requireSeat } from '@acme/seats'
import { initTRPC } from '@trpc/server'
import { db } from '../lib/db'

const t = initTRPC.create()
const seated = t.procedure.use(async ({ next }) => {
  await requireSeat()
  return next()
})

export const appRouter = t.router({
  // unknown: unguarded-trpc-procedure
  clear: seated.mutation(() => db.seat.deleteMany()),
})
