import { db } from '@/lib/db'

export async function DELETE(request: Request) {
  const { id } = await request.json()
  await db.issue.delete({ where: { id: String(id) } })
  return new Response(null, { status: 204 })
}
