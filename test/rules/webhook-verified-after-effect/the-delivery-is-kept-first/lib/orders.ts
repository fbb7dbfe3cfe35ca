import { db } from './db'

export async function markPaid(order: string) {
  // ruleid: webhook-verified-after-effect
  await db.order.update({ where: { id: order }, data: { paid: true } })
}
