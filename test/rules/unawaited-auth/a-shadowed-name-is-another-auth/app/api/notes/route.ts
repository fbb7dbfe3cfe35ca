import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

interface Options {
  auth: () => { userId: string | null }
}

function describe({ auth }: Options) {
  // ok: unawaited-auth
  const { userId } = auth()
  return userId ?? 'nobody'
}

export async function GET() {
  // ok: unawaited-auth
  const session = await auth()
  const name = describe({ auth: () => session })
  if (!session.userId) return new Response(name, { status: 401 })
  return Response.json(await db.note.findMany())
}

export async function POST() {
  // Waited for in another statement.
  // ok: unawaited-auth
  const pending = auth.protect()
  await pending
  return Response.json(await db.note.create({ data: {} }))
}
