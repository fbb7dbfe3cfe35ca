import { auth } from '@clerk/nextjs/server'
import { createMiddleware } from 'hono/factory'

export const signedIn = createMiddleware(async (_c, next) => {
  await auth.protect()
  await next()
})
