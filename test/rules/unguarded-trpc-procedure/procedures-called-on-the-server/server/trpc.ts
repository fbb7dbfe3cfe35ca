import { auth } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'
import { experimental_nextAppDirCaller } from '@trpc/server/adapters/next-app-dir'

export const createContext = async () => ({ auth: await auth() })

const t = initTRPC.context<typeof createContext>().create()

const isAuthed = t.middleware(({ ctx, next }) => {
  if (!ctx.auth.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { userId: ctx.auth.userId } })
})

export const router = t.router
export const mergeRouters = t.mergeRouters
export const createCallerFactory = t.createCallerFactory
export const publicProcedure = t.procedure
export const protectedProcedure = t.procedure.concat(t.procedure.use(isAuthed))

export const actionProcedure = t.procedure.experimental_caller(
  experimental_nextAppDirCaller({ createContext }),
)
export const userActionProcedure = actionProcedure.use(isAuthed)
