import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()

export default async function OrdersPage() {
  return <main>{JSON.stringify(await db.order.findMany())}</main>
}
