import { db } from '@/lib/db'

// Tells of any address whether it has an account.
// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  const { email } = await request.json()
  const user = await db.user.findUnique({ where: { email } })
  return Response.json({ exists: Boolean(user) })
}
