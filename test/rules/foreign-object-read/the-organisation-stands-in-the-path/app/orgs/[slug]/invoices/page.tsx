import { auth } from '@clerk/nextjs/server'
import { db } from '../../../../lib/db'

// Whoever is signed in types the name of another organisation.
export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  await auth.protect()
  const { slug } = await params
  // ruleid: foreign-object-read
  const invoices = await db.invoice.findMany({ where: { organization: { slug } } })
  return <p>{invoices.length}</p>
}
