import { auth } from '@clerk/nextjs'
import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
export async function GET() {
  const { userId } = auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.person.findMany())
}
