import { auth } from '@clerk/nextjs/server'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()

export default async function OrdersPage() {
  const { userId } = await auth.protect()
  return <main>{JSON.stringify(await db.order.findMany({ where: { userId } }))}</main>
}
