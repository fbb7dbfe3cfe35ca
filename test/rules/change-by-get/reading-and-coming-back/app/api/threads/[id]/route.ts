import { auth } from '@clerk/nextjs/server'
import { db } from '../../../../lib/db'

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { id } = await params
  // Whoever opens a thread has read it.
  // ok: change-by-get
  await db.message.updateMany({ where: { threadId: id, thread: { userId } }, data: { unread: false } })
  return Response.json(await db.message.findMany({ where: { threadId: id, thread: { userId } } }))
}
