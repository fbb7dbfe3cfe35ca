import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: guarded-by-middleware-alone
export async function GET() {
  return Response.json(await db.order.findMany())
}

// ruleid: guarded-by-middleware-alone
export async function POST(request: Request) {
  // ruleid: mass-assignment
  return Response.json(await db.order.create({ data: await request.json() }))
}

// ok: guarded-by-middleware-alone
export async function DELETE(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { id } = await request.json()
  // ruleid: foreign-object-changed
  await db.order.delete({ where: { id } })
  return new Response(null, { status: 204 })
}
