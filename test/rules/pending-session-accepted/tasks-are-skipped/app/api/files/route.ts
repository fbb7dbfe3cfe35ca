import { auth } from '@clerk/nextjs/server'

export async function GET() {
  // ruleid: pending-session-accepted
  const { userId } = await auth({ treatPendingAsSignedOut: false })
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json({ userId })
}
