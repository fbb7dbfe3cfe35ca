import { db } from '@/lib/db'

export async function PUT(request: Request) {
  const { id, text } = await request.json()
  // ruleid: input-unchecked
  return Response.json(await db.comment.update({ where: { id }, data: { text } }))
}
