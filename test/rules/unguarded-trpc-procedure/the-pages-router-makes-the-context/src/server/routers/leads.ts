import { z } from 'zod'
import { publicProcedure, router } from '../trpc'

export const leads = router({
  // ruleid: unguarded-trpc-procedure
  deleteLead: publicProcedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => ctx.db.lead.delete({ where: { id: input.id } })),
})
