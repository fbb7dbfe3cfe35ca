import * as session from '@/lib/session'
import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: unawaited-auth
  session.auth.protect()
  // ruleid: input-unchecked
  return Response.json(await db.key.create({ data: await request.json() }))
}
