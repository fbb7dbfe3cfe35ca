import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'
import { tryCatch } from '@/lib/try-catch'

// ok: unguarded-route-handler
export async function POST(request: Request) {
  const { error } = await tryCatch(auth.protect())
  if (error) return new Response('Unauthorized', { status: 401 })
  // ruleid: mass-assignment
  await db.post.create({ data: await request.json() })
  return Response.json({ ok: true })
}

// The error is noted, and the work goes on.
// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  const { error } = await tryCatch(auth.protect())
  if (error) console.warn(error.message)
  // ruleid: input-unchecked
  await db.post.create({ data: await request.json() })
  return Response.json({ ok: true })
}
