import { auth } from '@clerk/nextjs/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '@/server/root'

const handler = async (req: Request) => {
  const { userId, orgId } = await auth()
  const started = Date.now()
  try {
    return await fetchRequestHandler({
      endpoint: '/api/trpc',
      req,
      router: appRouter,
      createContext: () => ({ userId, orgId, started }),
    })
  } finally {
    console.log('answered in', Date.now() - started)
  }
}

export { handler as GET, handler as POST }
