import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// Not an administrator's.
// ok: administration-open-to-all
export async function GET() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.note.findMany({ where: { owner: userId } }))
}
