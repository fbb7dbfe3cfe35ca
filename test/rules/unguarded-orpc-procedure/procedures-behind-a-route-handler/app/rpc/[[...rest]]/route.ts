import { auth } from '@clerk/nextjs/server'
import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import { router } from '@/server/router'

const handler = new RPCHandler(router, {
  interceptors: [onError(error => console.error(error))],
})

async function handleRequest(request: Request) {
  const { response } = await handler.handle(request, {
    prefix: '/rpc',
    context: { headers: request.headers, session: await auth() },
  })
  return response ?? new Response('Not found', { status: 404 })
}

export const GET = handleRequest
// ok: unguarded-route-handler
export const POST = handleRequest
