import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// Where users say which addresses they want to be told at: they are signed in, and nobody sends events here.
// ok: webhook-behind-sign-in
export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const { url } = await request.json()
  // ruleid: input-unchecked
  await db.hook.create({ data: { url, userId } })
  return new Response(null, { status: 201 })
}
