import { auth } from '@clerk/nextjs/server'
import { db } from '../../../../lib/db'

// The path only says what to show; the session says whose it is.
export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { orgId } = await auth.protect()
  if (!orgId) return <p>Choose an organisation</p>
  const { slug } = await params
  // ok: foreign-object-read
  const invoices = await db.invoice.findMany({ where: { organizationId: orgId, organization: { slug } } })
  return <p>{invoices.length}</p>
}
