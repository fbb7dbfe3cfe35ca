import { initTRPC, TRPCError } from '@trpc/server'
import type { createContext } from './context'

const t = initTRPC.context<typeof createContext>().create()

const enforceOrganization = t.middleware(({ ctx, next }) => {
  const { userId, orgId } = ctx
  if (!userId || !orgId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { userId, orgId } })
})

export const router = t.router
export const mergeRouters = t.mergeRouters
export const publicProcedure = t.procedure
export const orgProcedure = t.procedure.use(enforceOrganization)
