import { requireSeat } from '@acme/seats'
import { ORPCError, os } from '@orpc/server'

type Context = { headers: Headers; session: { userId: string | null } }

export const base = os.$context<Context>()

const requireSession = base.middleware(async ({ context, next }) => {
  const { userId } = context.session
  if (!userId) throw new ORPCError('UNAUTHORIZED')
  return next({ context: { userId } })
})

/** Tells who calls, and goes on for everybody. */
const withSession = base.middleware(async ({ context, next }) =>
  next({ context: { viewer: context.session.userId } }),
)

export const authed = base.use(requireSession)
export const lenient = base.use(withSession)

/** What the package asks is not known here. */
export const seated = base.use(
  base.middleware(async ({ next }) => {
    await requireSeat()
    return next()
  }),
)
