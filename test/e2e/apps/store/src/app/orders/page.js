import { currentUser } from '@clerk/nextjs/server'
import { ordersOf, placeOrder } from '~/lib/orders'

async function reorder(formData) {
    'use server'
    await placeOrder(String(formData.get('user')), { sku: String(formData.get('sku')) })
}

export default async function Orders() {
    const user = await currentUser()
    const orders = user ? await ordersOf(user.id) : []
    return (
        <form action={reorder}>
            <p>{orders.length} orders</p>
            <input name="sku" />
            <button>Again</button>
        </form>
    )
}
