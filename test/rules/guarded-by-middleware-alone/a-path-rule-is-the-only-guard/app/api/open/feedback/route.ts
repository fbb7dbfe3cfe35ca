import { db } from '@/lib/db'

// The path is public: then it is no matter of the middleware.
// ok: guarded-by-middleware-alone
// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked, rate-limit-missing
  return Response.json(await db.feedback.create({ data: await request.json() }))
}
