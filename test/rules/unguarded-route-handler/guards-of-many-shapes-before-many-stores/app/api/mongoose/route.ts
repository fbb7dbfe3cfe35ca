import { auth } from '@clerk/nextjs/server'
import { connectToDatabase, Task } from '@/lib/mongo'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  await connectToDatabase()
  const task = new Task(await request.json())
  // ruleid: input-unchecked
  await task.save()
  return Response.json(task)
}

// ruleid: unguarded-route-handler
export async function GET() {
  await connectToDatabase()
  return Response.json(await Task.find().sort({ name: 1 }).lean())
}

// ok: unguarded-route-handler
export async function DELETE(request: Request) {
  const session = await auth()
  switch (session.userId) {
    case null:
      return new Response('Unauthorized', { status: 401 })
    default: {
      await connectToDatabase()
      const { id } = await request.json()
      // ruleid: foreign-object-changed
      await Task.findByIdAndDelete(id)
      return new Response(null, { status: 204 })
    }
  }
}
