import { dropUser } from '~/lib/orders'

export async function POST(request) {
    const { type, data } = await request.json()
    if (type === 'user.deleted') await dropUser(data.id)
    return new Response('', { status: 200 })
}
