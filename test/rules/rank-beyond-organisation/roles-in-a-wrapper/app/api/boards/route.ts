import { db } from '@/lib/db'
import { withRole } from '@/lib/with-role'

export const GET = withRole(['editor'], async (_request, member) =>
  Response.json(await db.board.findMany({ where: { workspaceId: member.workspaceId } })),
)

export const PUT = withRole(['editor'], async (_request, member) =>
  Response.json(await db.member.findMany({ where: { workspaceId: member.workspaceId } })),
)
