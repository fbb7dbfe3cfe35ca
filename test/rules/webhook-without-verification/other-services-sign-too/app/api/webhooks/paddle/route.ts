import { db } from '@/lib/db'

// ruleid: webhook-without-verification
export async function POST(req: Request) {
  const { event_type, data } = await req.json()
  if (event_type === 'transaction.completed') {
    await db.order.update({ where: { id: data.custom_data.order }, data: { paid: true } })
  }
  return new Response('OK')
}
