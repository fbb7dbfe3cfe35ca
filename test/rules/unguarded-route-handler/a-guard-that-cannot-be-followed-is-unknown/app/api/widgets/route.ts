import { requireSession } from '@acme/auth-kit'
import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// unknown: unguarded-route-handler
export async function POST(request: Request) {
  const session = await requireSession(request)
  if (!session) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.widget.create({ data: await request.json() }))
}

// The check stands before what cannot be followed.
// ok: unguarded-route-handler
export async function PUT(request: Request) {
  await auth.protect()
  const session = await requireSession(request)
  return Response.json(
    await db.widget.updateMany({ where: { tenant: session.tenant }, data: await request.json() }),
  )
}

// What happens before it is certain.
// ruleid: unguarded-route-handler
export async function DELETE(request: Request) {
  await db.widget.deleteMany()
  await requireSession(request)
  return new Response(null, { status: 204 })
}
