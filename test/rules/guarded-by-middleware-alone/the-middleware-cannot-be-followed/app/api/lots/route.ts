import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
export async function POST(request: Request) {
  await auth.protect()
  // ruleid: mass-assignment
  return Response.json(await db.lot.create({ data: await request.json() }))
}

// Nothing shows whether anybody asks before it, so it is said as if nobody did.
// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  // ruleid: input-unchecked
  return Response.json(await db.lot.updateMany({ data: await request.json() }))
}
