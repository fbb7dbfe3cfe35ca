import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export async function DELETE() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  await db.account.delete({ where: { userId } })
  return new Response(null, { status: 204 })
}
