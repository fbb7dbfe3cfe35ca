import { currentUser } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'

export async function createContext() {
  const user = await currentUser()
  if (!user) return { user: null, plan: 'free' }
  return { user: { id: user.id, email: user.emailAddresses[0]?.emailAddress }, plan: 'paid' }
}

const t = initTRPC.context().create()

export const router = t.router
export const publicProcedure = t.procedure
export const userProcedure = t.procedure.use(
  t.middleware(async ({ ctx, next }) => {
    if (ctx.user === null) {
      throw new TRPCError({ code: 'UNAUTHORIZED' })
    }
    return next({ ctx })
  }),
)
export const planProcedure = t.procedure.use(async ({ ctx, next }) => {
  if (!ctx.plan) throw new TRPCError({ code: 'FORBIDDEN' })
  return next({ ctx })
})
