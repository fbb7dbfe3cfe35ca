import { db } from '@/lib/db'

export async function POST(request: Request) {
  const { email } = await request.json()
  await db.subscriber.create({ data: { email: String(email) } })
  return new Response(null, { status: 201 })
}
