import { fetchRequestHandler } from '@trpc/server/adapters/fetch'

async function handler(req: Request) {
  // Loaded when it is needed: the first answer of a cold start is quicker.
  const [{ appRouter }, { makeContext }] = await Promise.all([import('@/server/root'), import('@/server/context')])
  if (req.method === 'GET') {
    return fetchRequestHandler({ endpoint: '/api/trpc', req, router: appRouter, createContext: () => makeContext(req) })
  }
  const createContext = () => makeContext(req)
  return fetchRequestHandler({ endpoint: '/api/trpc', req, router: appRouter, createContext })
}

export { handler as GET, handler as POST }
