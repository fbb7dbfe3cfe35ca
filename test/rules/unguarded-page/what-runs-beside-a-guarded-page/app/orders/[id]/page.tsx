import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { db } from '@/lib/db'

// Counts who looks, before the page has asked anybody.
export const generateMetadata = async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params
  after(() => db.order.update({ where: { id }, data: { views: { increment: 1 } } }))
  return { title: `Order ${id}` }
}

// ruleid: unguarded-page
export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { userId } = await auth()
  if (!userId) redirect('/sign-in')
  const order = await db.order.findFirst({ where: { id: (await params).id, userId } })
  return <p>{order?.total}</p>
}
