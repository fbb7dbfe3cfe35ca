import { auth } from '@clerk/nextjs/server'
import { ordersOf, placeOrder } from '~/lib/orders'

export async function GET() {
    const { userId } = await auth()
    if (!userId) return Response.json({ error: 'Unauthorized' }, { status: 401 })
    return Response.json(await ordersOf(userId))
}

export async function POST(request) {
    const { userId } = auth()
    const order = await request.json()
    await placeOrder(userId, { sku: String(order.sku) })
    return Response.json({ ok: true })
}
