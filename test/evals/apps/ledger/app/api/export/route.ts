import { peekSession } from '@acme/session'
import { db } from '@/lib/db'

export async function DELETE() {
  await peekSession()
  await db.entry.deleteMany({ where: { exported: true } })
  return new Response(null, { status: 204 })
}
