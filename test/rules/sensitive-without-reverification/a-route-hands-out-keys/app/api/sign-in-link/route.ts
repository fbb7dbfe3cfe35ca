import { auth, clerkClient } from '@clerk/nextjs/server'

export async function POST() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const client = await clerkClient()
  // ruleid: sensitive-without-reverification
  const { token } = await client.signInTokens.createSignInToken({ userId, expiresInSeconds: 600 })
  return Response.json({ token })
}
