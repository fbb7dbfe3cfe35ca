import { db } from '@/lib/db'
import { withRole } from '@/lib/with-role'

export const DELETE = withRole(['editor'], async (_request, _member, id) => {
  // A column belongs to a board, and the board to a workspace: nobody asks to which.
  // ruleid: rank-beyond-organisation
  await db.column.delete({ where: { id } })
  return new Response(null, { status: 204 })
})

export const POST = withRole(['editor'], async (request, member, id) => {
  const board = await db.board.findFirst({ where: { id, workspaceId: member.workspaceId } })
  if (!board) return new Response('Not found', { status: 404 })
  const { name } = await request.json()
  // ok: rank-beyond-organisation
  return Response.json(await db.column.create({ data: { boardId: board.id, name: String(name).slice(0, 80) } }))
})
