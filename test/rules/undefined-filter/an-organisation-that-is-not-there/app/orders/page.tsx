import { currentUser } from '@clerk/nextjs/server'
import { db } from '../../lib/db'

export default async function Orders() {
  const user = await currentUser()
  // ruleid: undefined-filter
  const orders = await db.order.findMany({ where: { customer: { clerkId: user?.id } } })
  return (
    <ul>
      {orders.map(order => (
        <li key={order.id}>{order.total}</li>
      ))}
    </ul>
  )
}
