import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked
  const invoice = await db.invoice.create({ data: await request.json() })
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(invoice)
}

// Both run at once: the counter is written whoever asks.
// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  const { id } = await request.json()
  const [{ userId }] = await Promise.all([
    auth(),
    db.invoice.update({ where: { id }, data: { views: { increment: 1 } } }),
  ])
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json({ id })
}

// What is read before the check is not handed to whoever fails it.
// ok: unguarded-route-handler
export async function GET() {
  const [user, invoices] = await Promise.all([currentUser(), db.invoice.findMany()])
  if (!user) return new Response('Unauthorized', { status: 401 })
  return Response.json(invoices)
}

// ruleid: unguarded-route-handler
export async function DELETE(request: Request) {
  const { ids } = await request.json()
  await db.invoice.deleteMany({ where: { id: { in: ids } } })
  await auth.protect()
  return new Response(null, { status: 204 })
}
