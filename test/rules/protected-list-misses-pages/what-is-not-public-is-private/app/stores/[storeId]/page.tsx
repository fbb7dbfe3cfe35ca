import { db } from '@/lib/db'

export default async function StorePage() {
  return <pre>{JSON.stringify(await db.sale.findMany())}</pre>
}
