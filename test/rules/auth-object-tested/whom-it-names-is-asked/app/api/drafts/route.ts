import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

async function requireUser(): Promise<string> {
  const session = await auth()
  const id = session.userId
  // ok: auth-object-tested
  if (session && id) return id
  throw new Error('Unauthorized')
}

export async function GET() {
  return Response.json(await db.draft.findMany({ where: { owner: await requireUser() } }))
}
