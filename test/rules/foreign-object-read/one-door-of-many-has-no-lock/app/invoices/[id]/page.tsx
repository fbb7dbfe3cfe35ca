import { auth } from '@clerk/nextjs/server'
import { notFound } from 'next/navigation'
import { db } from '../../../lib/db'

export default async function Invoice({ params }: { params: Promise<{ id: string }> }) {
  await auth.protect()
  const { id } = await params
  // ruleid: foreign-object-read
  const invoice = await db.invoice.findUnique({ where: { id } })
  if (!invoice) notFound()
  return <p>{invoice.total}</p>
}
