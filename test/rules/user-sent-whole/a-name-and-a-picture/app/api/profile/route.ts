import { currentUser } from '@clerk/nextjs/server'

export async function GET() {
  const user = await currentUser()
  if (!user) return new Response('Unauthorized', { status: 401 })
  const { firstName, imageUrl } = user
  // ok: user-sent-whole
  return Response.json({ firstName, imageUrl })
}
