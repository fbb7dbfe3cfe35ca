import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { createTRPCRouter, publicProcedure } from '@/server/api/trpc'

export const userRouter = createTRPCRouter({
  // The procedure is public, and its resolver asks.
  // ok: unguarded-trpc-procedure
  rename: publicProcedure.input(z.string()).mutation(async ({ ctx, input }) => {
    const { userId } = ctx.auth
    if (!userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
    return ctx.db.user.update({ where: { id: userId }, data: { name: input } })
  }),

  // Any id will do.
  // ruleid: unguarded-trpc-procedure
  remove: publicProcedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => ctx.db.user.delete({ where: input })),
})
