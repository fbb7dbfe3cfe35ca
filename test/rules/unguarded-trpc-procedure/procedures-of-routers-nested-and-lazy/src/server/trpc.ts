import { auth, clerkClient } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'

export const createContext = async () => ({ session: await auth() })

type Context = Awaited<ReturnType<typeof createContext>>

const t = initTRPC.context<Context>().meta<{ role?: string }>().create()

const requireUser = t.middleware(({ ctx: { session }, next }) => {
  if (!session?.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { session } })
})

const loadProfile = requireUser.unstable_pipe(async ({ ctx, next }) => {
  const client = await clerkClient()
  const user = await client.users.getUser(ctx.session.userId)
  return next({ ctx: { user } })
})

const limit = t.middleware(({ next }) => next())

export const { router, mergeRouters } = t
export const procedure = {
  open: t.procedure.use(limit),
  user: t.procedure.use(limit).use(requireUser),
  profile: t.procedure.use(loadProfile),
}
