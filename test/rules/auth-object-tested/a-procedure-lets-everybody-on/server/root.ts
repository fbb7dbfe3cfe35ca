import { createTRPCRouter, protectedProcedure } from './trpc'
import { db } from '@/lib/db'

export const appRouter = createTRPCRouter({
  // ruleid: unguarded-trpc-procedure
  clear: protectedProcedure.mutation(() => db.note.deleteMany()),
})
