import { auth } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { db } from '../lib/db'

const t = initTRPC.create()
const mine = t.procedure.use(async ({ next }) => {
  const { userId } = await auth()
  if (!userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { userId } })
})

export const router = t.router({
  save: mine.input(z.object({ name: z.string() })).mutation(async ({ ctx, input }) => {
    // ok: mass-assignment
    return db.profile.update({ where: { userId: ctx.userId }, data: input })
  }),
})
