import { db } from '@/lib/db'
import { publicProcedure, router } from './trpc'

const health = router({
  // ok: matcher-leaves-endpoint-open
  ping: publicProcedure.query(() => 'pong'),
})

const orders = router({
  // ruleid: matcher-leaves-endpoint-open, unguarded-trpc-procedure
  create: publicProcedure.mutation(async () => {
    await db.order.create({ data: {} })
  }),
})

export const appRouter = router({ health, orders })
