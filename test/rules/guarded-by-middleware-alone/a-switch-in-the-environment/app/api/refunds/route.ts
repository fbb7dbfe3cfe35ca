import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
export async function POST() {
  await auth.protect()
  return Response.json(await db.refund.create({ data: {} }))
}
