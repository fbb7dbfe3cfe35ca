import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// Asks again, so the middleware is the second wall.
export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  await auth.protect()
  const { id } = await params
  const order = await db.order.findUnique({ where: { id } })
  return <pre>{JSON.stringify(order)}</pre>
}
