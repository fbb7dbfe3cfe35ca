import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

type Context = { params: Promise<{ name: string }> }

// DELETE /files/x.zip is never seen by the proxy.
// ruleid: matcher-leaves-endpoint-open
export async function DELETE(_request: Request, { params }: Context) {
  const { name } = await params
  // ruleid: foreign-object-changed
  await db.file.delete({ where: { name } })
  return new Response(null, { status: 204 })
}

// ok: matcher-leaves-endpoint-open
export async function GET(_request: Request, { params }: Context) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { name } = await params
  return Response.json(await db.file.findFirst({ where: { name, userId } }))
}
