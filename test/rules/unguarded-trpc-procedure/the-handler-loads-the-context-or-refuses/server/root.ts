import { initTRPC, TRPCError } from '@trpc/server'
import { db } from '../lib/db'
import type { makeContext } from './context'

const t = initTRPC.context<typeof makeContext>().create()
const isSignedIn = t.middleware(({ ctx, next }) => {
  if (!ctx.auth.userId) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first' })
  return next({ ctx: { auth: ctx.auth } })
})
const signedIn = t.procedure.use(isSignedIn)

export const appRouter = t.router({
  // ok: unguarded-trpc-procedure
  rows: signedIn.query(({ ctx }) => db.seat.findMany({ where: { userId: ctx.auth.userId! } })),
  // ok: unguarded-trpc-procedure
  empty: signedIn.mutation(({ ctx }) => db.seat.deleteMany({ where: { userId: ctx.auth.userId! } })),
  // ruleid: unguarded-trpc-procedure
  reset: t.procedure.mutation(() => db.seat.updateMany({ data: { userId: null } })),
})
