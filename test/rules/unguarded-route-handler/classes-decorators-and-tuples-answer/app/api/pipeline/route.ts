import { closed, open } from '@/lib/pipeline'
import { db } from '@/lib/db'

const archive = async () => {
  await db.post.updateMany({ data: { archived: true } })
  return Response.json({ ok: true })
}

// ok: unguarded-route-handler
export const PUT = closed.handle(archive)
// ruleid: unguarded-route-handler
export const PATCH = open.handle(archive)
