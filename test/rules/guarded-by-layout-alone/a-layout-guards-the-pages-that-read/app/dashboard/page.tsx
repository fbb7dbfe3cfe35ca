import { db } from '@/lib/db'

export default async function DashboardPage() {
  const invoices = await db.invoice.findMany()
  return <pre>{JSON.stringify(invoices)}</pre>
}
