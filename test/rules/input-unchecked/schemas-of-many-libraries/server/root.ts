import { auth } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { db } from '../lib/db'

const t = initTRPC.context<{ userId: string | null }>().create()

export const createContext = async () => ({ userId: (await auth()).userId })

const signedIn = t.procedure.use(({ ctx, next }) => {
  if (!ctx.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { userId: ctx.userId } })
})

export const appRouter = t.router({
  create: signedIn
    .input(z.object({ title: z.string() }))
    // ok: input-unchecked
    .mutation(({ ctx, input }) => db.note.create({ data: { title: input.title, userId: ctx.userId } })),
})
