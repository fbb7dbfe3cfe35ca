import { z } from 'zod'
import { db } from './db'
import { loggedProcedure, openProcedure, router, signedInProcedure } from './trpc'

export const appRouter = router({
  // ok: unguarded-trpc-procedure
  // ruleid: foreign-object-changed
  remove: signedInProcedure.input(z.string()).mutation(({ input }) => db.note.delete({ where: { id: input } })),
  // ruleid: unguarded-trpc-procedure
  add: loggedProcedure.input(z.string()).mutation(({ input }) => db.note.create({ data: { text: input } })),
  // ok: unguarded-trpc-procedure
  mine: openProcedure.query(async call => {
    const { session } = call.ctx
    if (!session.userId) return []
    return db.note.findMany({ where: { ownerId: session.userId } })
  }),
})
