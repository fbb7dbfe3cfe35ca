import { db } from '@/lib/db'

export default async function DashboardPage() {
  return <pre>{JSON.stringify(await db.order.findMany())}</pre>
}
