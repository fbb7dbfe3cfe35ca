import { auth } from '@clerk/nextjs/server'

export async function GET() {
  // ok: pending-session-accepted
  const { userId } = await auth({ treatPendingAsSignedOut: true })
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json({ userId })
}
