import { db } from '@/lib/db'

export async function POST(request: Request) {
  const secret = process.env.CRON_SECRET
  if (!secret) return new Response('Not configured', { status: 500 })
  // ok: secret-checked-only-if-set
  if (request.headers.get('authorization') !== `Bearer ${secret}`) return new Response(null, { status: 401 })
  await db.draft.deleteMany()
  return new Response(null, { status: 204 })
}
