import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

// ruleid: unguarded-route-handler
export async function GET() {
  // Silences the "unhandled rejection" of the log.
  // ruleid: unawaited-auth
  void auth.protect().catch(() => {})
  return Response.json(await db.draft.findMany())
}
