import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: guarded-by-layout-alone
export default async function InvoicesPage() {
  const { userId, redirectToSignIn } = await auth()
  if (!userId) return redirectToSignIn()
  const invoices = await db.invoice.findMany({ where: { OR: [{ userId }, { shared: true }] } })
  return <pre>{JSON.stringify(invoices)}</pre>
}
