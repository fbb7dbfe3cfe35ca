import { createHash } from 'node:crypto'
import { db } from '@/lib/db'

// ok: unguarded-route-handler
export async function DELETE(request: Request) {
  const given = request.headers.get('authorization')?.replace('Bearer ', '')
  const keyHash = createHash('sha256').update(given ?? '').digest('hex')
  const key = await db.apiKey.findUnique({ where: { keyHash } })
  if (!key) return new Response('Unauthorized', { status: 401 })
  await db.thing.deleteMany({ where: { tenantId: key.tenantId } })
  return new Response(null, { status: 204 })
}
