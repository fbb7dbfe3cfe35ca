import { auth } from '@clerk/nextjs/server'

export async function GET() {
  // ok: machine-token-unchecked
  const { userId } = await auth({ acceptsToken: 'session_token' })
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json({ userId })
}
