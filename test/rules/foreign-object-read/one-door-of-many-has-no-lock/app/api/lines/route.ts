import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

// The lines belong to an invoice, and the invoice to somebody.
export async function GET(request: Request) {
  await auth.protect()
  const invoiceId = new URL(request.url).searchParams.get('invoiceId')
  if (!invoiceId) return new Response(null, { status: 400 })
  // ruleid: foreign-object-read
  return Response.json(await db.line.findMany({ where: { invoiceId } }))
}
