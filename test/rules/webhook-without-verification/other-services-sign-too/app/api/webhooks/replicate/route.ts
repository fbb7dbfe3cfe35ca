import { db } from '@/lib/db'

// The secret stands in the address that only the service knows.
// ok: webhook-without-verification
export async function POST(req: Request) {
  const { searchParams } = new URL(req.url)
  if (searchParams.get('secret') !== process.env.REPLICATE_WEBHOOK_SECRET) {
    return new Response('Unauthorized', { status: 401 })
  }
  const { id, output } = await req.json()
  await db.prediction.update({ where: { id }, data: { output } })
  return new Response('OK')
}
