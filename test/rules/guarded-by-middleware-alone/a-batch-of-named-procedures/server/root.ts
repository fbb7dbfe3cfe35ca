import { db } from '@/lib/db'
import { publicProcedure, router } from './trpc'

const health = router({
  // ok: guarded-by-middleware-alone
  ping: publicProcedure.query(() => 'pong'),
})

const orders = router({
  // ruleid: guarded-by-middleware-alone
  create: publicProcedure.mutation(async () => {
    await db.order.create({ data: {} })
  }),
})

export const appRouter = router({ health, orders })
