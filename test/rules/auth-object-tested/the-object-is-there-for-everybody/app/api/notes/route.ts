import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function GET() {
  const session = await auth()
  // ruleid: auth-object-tested
  if (!session) {
    return Response.json({ error: 'Unauthorized' }, { status: 401 })
  }
  return Response.json(await db.note.findMany())
}

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: auth-object-tested
  if (!(await auth())) return new Response('Unauthorized', { status: 401 })
  const { title } = await request.json()
  // ruleid: input-unchecked
  return Response.json(await db.note.create({ data: { title } }))
}

// ruleid: unguarded-route-handler
export async function DELETE() {
  // ruleid: auth-object-tested
  if (!await auth()) throw new Error('Unauthorized')
  return Response.json(await db.note.deleteMany())
}
