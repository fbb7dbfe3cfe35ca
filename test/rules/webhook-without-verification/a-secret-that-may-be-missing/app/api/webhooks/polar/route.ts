import { db } from '@/lib/db'

const secret = process.env.POLAR_WEBHOOK_TOKEN

// ok: webhook-without-verification
export async function POST(request: Request) {
  if (secret === undefined || request.headers.get('x-webhook-token') !== secret) {
    return new Response('Unauthorized', { status: 401 })
  }
  const { data } = await request.json()
  await db.order.update({ where: { id: data.id }, data: { paid: true } })
  return new Response(null, { status: 204 })
}
