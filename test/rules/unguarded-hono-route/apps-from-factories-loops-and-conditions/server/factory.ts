import { auth } from '@clerk/nextjs/server'
import { createFactory } from 'hono/factory'

export const factory = createFactory<{ Variables: { userId: string } }>()

export const session = factory.createMiddleware(async (c, next) => {
  const { userId } = await auth()
  if (!userId) return c.text('Unauthorized', 401)
  c.set('userId', userId)
  return next()
})
