import { auth } from '@clerk/nextjs/server'
import { dropOrphans } from '@/lib/maintenance'

async function session() {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return userId
}

export async function POST() {
  await session()
  return Response.json(await dropOrphans())
}

export async function DELETE() {
  await session()
  return Response.json(await dropOrphans())
}
