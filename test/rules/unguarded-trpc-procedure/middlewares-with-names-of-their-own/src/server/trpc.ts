import { auth } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'

export const createContext = async () => ({ session: await auth() })

const t = initTRPC.context<typeof createContext>().create()

export const router = t.router
export const openProcedure = t.procedure

/** Everything in one, under a name of the house. */
export const signedInProcedure = t.procedure.use(async step => {
  if (!step.ctx.session.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return step.next({ ctx: step.ctx })
})

export const loggedProcedure = t.procedure.use(async it => {
  const { ctx, next: proceed } = it
  if (!ctx.session.userId) console.warn('a stranger')
  return proceed()
})
