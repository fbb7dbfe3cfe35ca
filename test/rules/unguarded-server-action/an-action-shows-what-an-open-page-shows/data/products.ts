import { db } from '@/lib/db'

export const listProducts = async () => db.product.findMany({ where: { published: true } })
export const listOrders = async () => db.order.findMany()
