import { auth } from '@clerk/nextjs/server'
import { notFound } from 'next/navigation'
import { db } from '../../../../lib/db'

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { orgSlug } = await auth.protect()
  const { slug } = await params
  if (slug !== orgSlug) notFound()
  // ok: foreign-object-read
  const invoices = await db.invoice.findMany({ where: { organization: { slug } } })
  return <p>{invoices.length}</p>
}
