import { db } from '@/lib/db'
import { isAllowed } from '@/lib/allowed'

export async function POST(request: Request) {
  // ok: secret-checked-only-if-set
  if (!isAllowed(request.headers.get('x-sync-key'))) return new Response(null, { status: 401 })
  await db.sync.create({ data: { at: new Date() } })
  return new Response(null, { status: 204 })
}
