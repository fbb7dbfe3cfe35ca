import { auth } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { db } from '@/lib/db'

const t = initTRPC.create()

export const appRouter = t.router({
  // ruleid: guarded-by-middleware-alone
  // ruleid: foreign-object-changed
  remove: t.procedure.input(z.string()).mutation(({ input }) => db.member.delete({ where: { id: input } })),
  // ok: guarded-by-middleware-alone
  rename: t.procedure.input(z.string()).mutation(async ({ input }) => {
    const { userId } = await auth()
    if (!userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
    return db.member.update({ where: { id: userId }, data: { name: input } })
  }),
})
