import { currentUser } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'
import { cache } from 'react'

export const createTRPCContext = cache(async () => {
  const user = await currentUser()
  return { user }
})

const t = initTRPC.context<typeof createTRPCContext>().create()

export const router = t.router
export const baseProcedure = t.procedure

/** Logs who is missing, and goes on. */
export const auditedProcedure = baseProcedure.use(async function audit({ ctx, next }) {
  if (!ctx.user) console.warn('somebody')
  return next({ ctx })
})

/** Calls next first. */
export const lateProcedure = baseProcedure.use(async ({ ctx, next }) => {
  const result = await next()
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return result
})

export const userProcedure = baseProcedure.use(async opts => {
  const { ctx } = opts
  if (!ctx.user?.id) {
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in' })
  }
  return opts.next({ ctx: { ...ctx, user: ctx.user } })
})
