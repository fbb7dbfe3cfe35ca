import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { type Context, Hono, type Next } from 'hono'

export const app = new Hono().basePath('/api')

export const requireAuth = async (c: Context, next: Next) => {
  const auth = getAuth(c)
  if (!auth?.userId) return c.json({ message: 'You are not logged in.' }, 401)
  await next()
}

app.use(clerkMiddleware())
app.use('/albums/*', requireAuth)
