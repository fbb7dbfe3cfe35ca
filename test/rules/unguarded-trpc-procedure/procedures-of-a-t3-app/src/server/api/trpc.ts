import { auth } from '@clerk/nextjs/server'
import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { db } from '@/server/db'

export const createTRPCContext = async (opts: { headers: Headers }) => {
  return { db, auth: await auth(), ...opts }
}

const t = initTRPC.context<typeof createTRPCContext>().create({ transformer: superjson })

export const createCallerFactory = t.createCallerFactory
export const createTRPCRouter = t.router

const timingMiddleware = t.middleware(async ({ next, path }) => {
  const start = Date.now()
  const result = await next()
  console.log(`[TRPC] ${path} took ${Date.now() - start}ms`)
  return result
})

export const publicProcedure = t.procedure.use(timingMiddleware)

export const protectedProcedure = t.procedure.use(timingMiddleware).use(({ ctx, next }) => {
  if (!ctx.auth.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { auth: { ...ctx.auth, userId: ctx.auth.userId } } })
})

const isAdmin = t.middleware(async ({ ctx, next }) => {
  if (!ctx.auth.has({ role: 'org:admin' })) {
    throw new TRPCError({ code: 'FORBIDDEN' })
  }
  return next({ ctx })
})

export const adminProcedure = protectedProcedure.use(isAdmin)
