import { z } from 'zod'
import { orgProcedure, router } from '../trpc'

export const invoices = router({
  // ok: unguarded-trpc-procedure
  create: orgProcedure
    .input(z.object({ total: z.number() }))
    .mutation(({ ctx, input }) => ctx.db.invoice.create({ data: { ...input, orgId: ctx.orgId } })),
  // ok: unguarded-trpc-procedure
  list: orgProcedure.query(({ ctx }) => ctx.db.invoice.findMany({ where: { orgId: ctx.orgId } })),
})
