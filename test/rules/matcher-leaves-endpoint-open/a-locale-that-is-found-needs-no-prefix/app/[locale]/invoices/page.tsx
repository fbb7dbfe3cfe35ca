import { db } from '@/lib/db'

// ok: matcher-leaves-endpoint-open
export default async function InvoicesPage() {
  return <pre>{JSON.stringify(await db.invoice.findMany())}</pre>
}
