import { auth } from '@clerk/nextjs/server'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

// ruleid: unguarded-route-handler
/* eslint-disable-next-line */
export async function POST(req) {
  // const { userId } = await auth()
  // if (!userId) return new Response('Unauthorized', { status: 401 })
  /* await auth.protect() */
  // ruleid: input-unchecked
  const item = await prisma.item.create({ data: await req.json() })
  return Response.json(item)
}

// ok: unguarded-route-handler
export const GET = async () => {
  const { userId /* the caller */ } = /* wait */ await auth() // here
  if (/* nobody */ !userId) // eslint-disable-line
    return new Response('Unauthorized', { status: 401 })
  return Response.json(await prisma.item.findMany())
}
