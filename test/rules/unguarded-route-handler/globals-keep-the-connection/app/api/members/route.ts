import { auth } from '@clerk/nextjs/server'
import prisma from '@/lib/prisma'

// ok: unguarded-route-handler
export async function DELETE(request: Request) {
  const { userId } = await auth()
  const member = await prisma.member.findUnique({ where: { clerkId: userId! } })
  if (!member) return new Response('Unauthorized', { status: 401 })
  await prisma.member.deleteMany({ where: { teamId: member.teamId } })
  return new Response(null, { status: 204 })
}

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked
  return Response.json(await prisma.member.create({ data: await request.json() }))
}
