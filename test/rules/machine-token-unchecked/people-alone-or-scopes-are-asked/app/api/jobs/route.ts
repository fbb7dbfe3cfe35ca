import { auth } from '@clerk/nextjs/server'

export async function POST() {
  // ok: machine-token-unchecked
  const caller = await auth({ acceptsToken: ['m2m_token'] })
  if (!caller.isAuthenticated || !caller.scopes?.includes('jobs')) return new Response('Forbidden', { status: 403 })
  return new Response(null, { status: 202 })
}
