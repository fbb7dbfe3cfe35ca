import { getAuth } from '@clerk/hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'

export const requireUser = createMiddleware<{ Variables: { userId: string } }>(async (c, next) => {
  const { userId } = getAuth(c)
  if (!userId) throw new HTTPException(401, { message: 'Sign in first' })
  c.set('userId', userId)
  await next()
})

/** Tells who is there, and lets everybody on. */
export const withUser = createMiddleware(async (c, next) => {
  const { userId } = getAuth(c)
  c.set('viewer', userId ?? null)
  await next()
})
