import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { db } from '../lib/db'

type Context = { userId: string | null; orgId: string | null | undefined; started: number }

const t = initTRPC.context<Context>().create()
const protectedProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { ...ctx, userId: ctx.userId } })
})

export const appRouter = t.router({
  // ok: unguarded-trpc-procedure
  mine: protectedProcedure.query(({ ctx }) => db.seat.findMany({ where: { userId: ctx.userId } })),
  // ok: unguarded-trpc-procedure
  leave: protectedProcedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => db.seat.delete({ where: { id: input.id, userId: ctx.userId } })),
  // ruleid: unguarded-trpc-procedure
  clear: t.procedure.mutation(() => db.seat.deleteMany()),
})
