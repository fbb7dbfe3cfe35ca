import { auth as who } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

const mine = async () => {
  const session = (await who())!
  // the id is only handed on
  // ruleid: auth-object-tested
  return session ? db.draft.findMany({ where: { owner: session.userId } }) : []
}

export async function GET() {
  return Response.json(await mine())
}
