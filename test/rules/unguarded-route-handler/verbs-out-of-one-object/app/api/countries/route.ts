import { everybody, guardedBy, signedIn } from '@/lib/crud'
import { db } from '@/lib/db'

const guarded = guardedBy(signedIn)
const open = guardedBy(everybody)

// ok: unguarded-route-handler
export const POST = guarded(async (request: Request) => {
  // ruleid: mass-assignment
  return Response.json(await db.country.create({ data: await request.json() }))
})

// ruleid: unguarded-route-handler
export const DELETE = open(async () => {
  await db.country.deleteMany()
  return new Response(null, { status: 204 })
})

// ok: unguarded-route-handler
export const PUT = guarded.call(null, async (request: Request) => {
  // ruleid: mass-assignment
  return Response.json(await db.country.updateMany({ data: await request.json() }))
})
