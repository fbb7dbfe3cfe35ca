import { db } from '@/lib/db'

export async function POST(request: Request) {
  const { amount } = await request.json()
  return Response.json(await db.invoice.create({ data: { amount: Number(amount) } }))
}
