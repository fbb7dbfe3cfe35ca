import { notFound } from 'next/navigation'
import { db } from '../../../lib/db'

// The same gap of the same middleware: told with the dashboard.
// ok: unguarded-page
export default async function Order({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const order = await db.order.findUnique({ where: { id } })
  if (!order) notFound()
  return <p>{order.total}</p>
}
