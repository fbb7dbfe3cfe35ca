import { db } from '@/lib/db'

export default async function OrdersPage() {
  const orders = await db.order.findMany()
  return <pre>{JSON.stringify(orders)}</pre>
}
