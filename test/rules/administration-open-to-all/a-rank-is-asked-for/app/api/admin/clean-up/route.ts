import { isAdministrator, requireStaff } from '@/lib/rank'
import { db } from '@/lib/db'

// ok: administration-open-to-all
export async function POST() {
  if (!(await isAdministrator())) return new Response('Forbidden', { status: 403 })
  return Response.json(await db.account.deleteMany({ where: { orphaned: true } }))
}

// ok: administration-open-to-all
export async function DELETE() {
  await requireStaff()
  return Response.json(await db.note.deleteMany({ where: { draft: true } }))
}
