import { z } from 'zod'
import { db } from '@/lib/db'
import { auditedProcedure, lateProcedure, router, userProcedure } from '../init'

const cardRouter = router({
  // ruleid: unguarded-trpc-procedure
  add: auditedProcedure.input(z.string()).mutation(({ input }) => db.card.create({ data: { text: input } })),
  // ruleid: unguarded-trpc-procedure
  move: lateProcedure
    .input(z.object({ id: z.string(), lane: z.string() }))
    .mutation(({ input }) => db.card.update({ where: { id: input.id }, data: { lane: input.lane } })),
  // ok: unguarded-trpc-procedure
  // ruleid: foreign-object-changed
  remove: userProcedure.input(z.string()).mutation(({ input }) => db.card.delete({ where: { id: input } })),
  // ok: unguarded-trpc-procedure
  mine: userProcedure.query(({ ctx }) => db.card.findMany({ where: { ownerId: ctx.user.id } })),
})

export const appRouter = router({ card: cardRouter })
