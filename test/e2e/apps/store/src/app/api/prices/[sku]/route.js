import { setPrice } from '~/lib/orders'

export async function PUT(request, { params }) {
    const { sku } = await params
    const { cents } = await request.json()
    await setPrice(sku, Number(cents))
    return new Response(null, { status: 204 })
}
