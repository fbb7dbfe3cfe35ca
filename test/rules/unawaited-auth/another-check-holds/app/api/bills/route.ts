import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// Who it is matters for the greeting alone.
// ruleid: unguarded-route-handler
export async function GET() {
  // ruleid: unawaited-auth
  auth.protect()
  const user = await currentUser()
  return Response.json({ hello: user?.firstName ?? 'you', bills: await db.bill.findMany() })
}
