import { initTRPC, TRPCError } from '@trpc/server'

interface Session {
  userId: string | null
}

export const createContext = (session: Session) => ({ session })

const t = initTRPC.context<typeof createContext>().create()

export const router = t.router
export const open = t.procedure
export const signedIn = t.procedure.use(({ ctx, next }) => {
  if (ctx.session.userId === null) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { userId: ctx.session.userId } })
})
