import { appRouter, createContext } from '@acme/api'
import { auth } from '@clerk/nextjs/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'

// ok: unguarded-route-handler
const handler = async (req: Request) =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req,
    router: appRouter,
    createContext: async () => createContext(await auth()),
  })

export { handler as GET, handler as POST }
