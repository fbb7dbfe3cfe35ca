import { auth } from '@clerk/nextjs/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '../../../../server/root'

export async function POST(req: Request) {
  const { userId } = await auth()
  if (!userId) {
    return new Response('Sign in first', { status: 401 })
  }
  return fetchRequestHandler({ endpoint: '/api/trpc', req, router: appRouter, createContext: () => ({ userId }) })
}
