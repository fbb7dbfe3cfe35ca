import { db } from '@/lib/db'
import { requireUser } from '@/lib/session'

interface Context {
  params: Promise<{ id: string }>
}

export async function GET(_request: Request, { params }: Context) {
  const ownerId = await requireUser()
  const { id } = await params
  return Response.json(await db.order.findFirst({ where: { id, ownerId } }))
}

export async function DELETE(_request: Request, { params }: Context) {
  const { id } = await params
  await db.order.delete({ where: { id } })
  return new Response(null, { status: 204 })
}
