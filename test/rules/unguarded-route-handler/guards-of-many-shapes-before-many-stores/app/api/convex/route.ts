import { auth } from '@clerk/nextjs/server'
import { convex } from '@/lib/convex'
import { api } from '@/convex/_generated/api'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  return Response.json(await convex.mutation(api.tasks.create, await request.json()))
}

// ok: unguarded-route-handler
export async function PUT(request: Request) {
  const { sessionId } = await auth()
  if (sessionId == null) throw new Error('Sign in')
  return Response.json(await convex.mutation(api.tasks.update, await request.json()))
}
