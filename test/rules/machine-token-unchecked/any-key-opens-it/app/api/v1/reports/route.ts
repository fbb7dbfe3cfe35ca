import { auth } from '@clerk/nextjs/server'

export async function GET() {
  // ruleid: machine-token-unchecked
  const { isAuthenticated } = await auth({ acceptsToken: 'any' })
  if (!isAuthenticated) return new Response('Unauthorized', { status: 401 })
  return Response.json([])
}

export async function DELETE() {
  // ruleid: machine-token-unchecked
  const caller = await auth({ acceptsToken: ['session_token', 'api_key'] })
  if (!caller.isAuthenticated) return new Response('Unauthorized', { status: 401 })
  return new Response(null, { status: 204 })
}
