import { auth } from '@clerk/nextjs/server'
import { db } from '../../../../lib/db'

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const { userId } = await auth()
  if (!userId) return new Response(null, { status: 401 })
  const { id } = await params
  // ok: foreign-object-read
  const invoice = await db.invoice.findUnique({ where: { id } })
  if (!invoice || invoice.userId !== userId) return new Response(null, { status: 404 })
  return Response.json(invoice)
}
