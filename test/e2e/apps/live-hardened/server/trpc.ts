import { TRPCError, initTRPC } from '@trpc/server'
import { auth } from '@clerk/nextjs/server'

export async function createContext() {
  return { auth: await auth() }
}

const t = initTRPC.context<typeof createContext>().create()

const signedIn = t.middleware(({ ctx, next }) => {
  if (!ctx.auth.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { auth: ctx.auth } })
})

const keeper = t.middleware(({ ctx, next }) => {
  if (!ctx.auth.has({ permission: 'org:archive:seal' })) throw new TRPCError({ code: 'FORBIDDEN' })
  return next()
})

export const router = t.router
export const publicProcedure = t.procedure
export const readerProcedure = t.procedure.use(signedIn)
export const keeperProcedure = readerProcedure.use(keeper)
