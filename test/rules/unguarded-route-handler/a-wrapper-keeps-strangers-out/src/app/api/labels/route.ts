import { NextResponse, type NextRequest } from 'next/server'
import { withAuth, withErrors, withUser } from '@/lib/with-auth'
import { db } from '@/lib/db'

// ruleid: unguarded-route-handler
export const POST = withErrors(async (request: NextRequest) => {
  // ruleid: input-unchecked
  return NextResponse.json(await db.label.create({ data: await request.json() }))
})

// ruleid: unguarded-route-handler
export const PUT = withUser(async request => {
  return NextResponse.json(await db.label.updateMany({ data: await request.json() }))
})

// ok: unguarded-route-handler
const handler = withAuth(async request => {
  // ruleid: foreign-object-changed
  return NextResponse.json(await db.label.deleteMany({ where: await request.json() }))
})

export { handler as DELETE, handler as PATCH }
