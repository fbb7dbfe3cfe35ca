import { auth } from '@clerk/nextjs/server'

export async function GET() {
  // ok: machine-token-unchecked
  const caller = await auth({ acceptsToken: ['session_token', 'api_key'] })
  if (!caller.isAuthenticated) return new Response('Unauthorized', { status: 401 })
  if (caller.tokenType === 'api_key' && !caller.scopes?.includes('reports:read'))
    return new Response('Forbidden', { status: 403 })
  return Response.json([])
}

export async function POST() {
  // ok: machine-token-unchecked
  const { userId } = await auth({ acceptsToken: 'session_token' })
  return Response.json({ userId })
}

export async function PUT() {
  // ok: machine-token-unchecked
  const { userId } = await auth()
  return Response.json({ userId })
}
