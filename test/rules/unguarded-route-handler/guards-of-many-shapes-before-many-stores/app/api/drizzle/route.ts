import { auth } from '@clerk/nextjs/server'
import { eq } from 'drizzle-orm'
import { orm, tasks } from '@/lib/drizzle'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  const { id, name } = await request.json()
  // ruleid: input-unchecked
  const [task] = await orm.insert(tasks).values({ id, name }).returning()
  return Response.json(task)
}

// ok: unguarded-route-handler
export async function PUT(request: Request) {
  const { userId } = await auth()
  if (userId) {
    const { id, name } = await request.json()
    if (typeof name === 'string') {
      // ruleid: foreign-object-changed
      await orm.update(tasks).set({ name }).where(eq(tasks.id, id))
      return new Response(null, { status: 204 })
    }
    return new Response('Bad name', { status: 422 })
  }
  return new Response('Unauthorized', { status: 401 })
}
