import { z } from 'zod'
import { db } from '@/lib/db'
import { createCallerFactory, mergeRouters, protectedProcedure, publicProcedure, router } from './trpc'

const notes = router({
  // ruleid: unguarded-trpc-procedure
  purge: publicProcedure.mutation(() => db.note.deleteMany()),
  // ok: unguarded-trpc-procedure
  create: protectedProcedure
    .input(z.object({ text: z.string() }))
    .mutation(({ ctx, input }) => db.note.create({ data: { ...input, userId: ctx.userId } })),
  // Calls the other one with the context it was given itself.
  // ruleid: unguarded-trpc-procedure
  reset: publicProcedure.mutation(async ({ ctx }) => {
    const caller = createCallerFactory(notes)(ctx)
    await caller.purge()
  }),
})

export const appRouter = router({ notes, more: mergeRouters(notes, router({})) })
export const createCaller = createCallerFactory(appRouter)
