import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function GET() {
  // Somebody saw that it did not help, and asked again below: the mistake is there, and nobody gets in by it.
  // ruleid: unawaited-auth
  auth.protect()
  const user = await currentUser()
  if (!user) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  return Response.json(await db.post.findMany({ where: { authorId: user.id } }))
}
