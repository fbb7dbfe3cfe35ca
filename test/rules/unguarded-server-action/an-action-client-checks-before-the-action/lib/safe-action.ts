import { auth } from '@clerk/nextjs/server'
import { createSafeActionClient } from 'next-safe-action'

export const actionClient = createSafeActionClient({
  handleServerError: error => error.message,
})

export const authActionClient = actionClient.use(async ({ next }) => {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return next({ ctx: { userId } })
})

export const adminActionClient = authActionClient.use(async ({ next, ctx }) => {
  const { has } = await auth()
  if (!has({ role: 'org:admin' })) throw new Error('Forbidden')
  return next({ ctx })
})

/** Tells who calls, and lets everybody on. */
export const contextClient = actionClient.use(async ({ next }) => {
  const { userId } = await auth()
  return next({ ctx: { userId } })
})
