import { db } from '../../../../lib/db'

// ruleid: unguarded-route-handler
export async function DELETE() {
  await db.member.deleteMany()
  return new Response(null, { status: 204 })
}
