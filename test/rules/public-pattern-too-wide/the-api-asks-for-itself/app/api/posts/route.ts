import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  // ruleid: mass-assignment
  return Response.json(await db.post.create({ data: await request.json() }))
}
