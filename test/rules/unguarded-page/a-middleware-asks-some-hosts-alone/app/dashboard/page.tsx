import { db } from '../../lib/db'

// Its path is in the list of what needs an account; a request with another Host is let by.
// ruleid: unguarded-page
export default async function Dashboard() {
  const orders = await db.order.findMany({ take: 20 })
  return (
    <ul>
      {orders.map(order => (
        <li key={order.id}>{order.total}</li>
      ))}
    </ul>
  )
}
