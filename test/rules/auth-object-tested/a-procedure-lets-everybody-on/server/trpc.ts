import { auth } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'

const t = initTRPC.create()

const isSignedIn = t.middleware(async ({ ctx, next }) => {
  const user = await auth()
  // ruleid: auth-object-tested
  if (!user) {
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'You must be logged in' })
  }
  return next({ ctx: { ...ctx, user } })
})

export const createTRPCRouter = t.router
export const protectedProcedure = t.procedure.use(isSignedIn)
