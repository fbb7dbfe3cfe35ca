import { z } from 'zod'
import { db } from '@/lib/db'
import { planProcedure, publicProcedure, router, userProcedure } from './trpc'

export const appRouter = router({
  // ok: unguarded-trpc-procedure
  save: userProcedure.input(z.string()).mutation(({ input }) => db.draft.create({ data: { text: input } })),
  // Everybody has a plan.
  // ruleid: unguarded-trpc-procedure
  share: planProcedure
    .input(z.string())
    .mutation(({ input }) => db.draft.update({ where: { id: input }, data: { shared: true } })),
  // ruleid: unguarded-trpc-procedure
  drop: publicProcedure.input(z.string()).mutation(async ({ input }) => {
    const draft = await db.draft.findUnique({ where: { id: input } })
    if (!draft) throw new Error('Not found')
    await db.draft.delete({ where: { id: draft.id } })
  }),
})
