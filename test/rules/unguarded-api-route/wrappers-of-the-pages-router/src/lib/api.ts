import { getAuth } from '@clerk/nextjs/server'
import type { NextApiHandler, NextApiRequest, NextApiResponse } from 'next'

type AuthedRequest = NextApiRequest & { userId: string }

export const withUser =
  (handler: (req: AuthedRequest, res: NextApiResponse) => unknown): NextApiHandler =>
  (req, res) => {
    const { userId } = getAuth(req)
    if (!userId) return res.status(401).json({ error: 'Unauthorized' })
    return handler(Object.assign(req, { userId }), res)
  }

export function withMethods(handlers: Record<string, NextApiHandler>): NextApiHandler {
  return async (req, res) => {
    const handler = handlers[req.method as string]
    if (!handler) return res.status(405).end()
    return handler(req, res)
  }
}

type Middleware = (handler: NextApiHandler) => NextApiHandler

export const compose =
  (...middlewares: Middleware[]) =>
  (handler: NextApiHandler): NextApiHandler =>
    middlewares.reduceRight((inner, middleware) => middleware(inner), handler)

export const withLog: Middleware = handler => async (req, res) => {
  console.log(req.method, req.url)
  return handler(req, res)
}
