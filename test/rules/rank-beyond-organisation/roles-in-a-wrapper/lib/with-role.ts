import { auth } from '@clerk/nextjs/server'
import type { Member } from '@prisma/client'
import { db } from './db'

type Handler = (request: Request, member: Member, id: string) => Promise<Response>

/** Lets in whoever has one of the roles, somewhere. */
export function withRole(roles: string[], handler: Handler) {
  return async (request: Request, context: { params: Promise<{ id: string }> }) => {
    const { userId } = await auth()
    if (!userId) return new Response('Unauthorized', { status: 401 })
    const member = await db.member.findFirst({ where: { userId } })
    if (!member) return new Response('Forbidden', { status: 403 })
    if (member.role !== 'owner' && member.role !== roles[0]) return new Response('Forbidden', { status: 403 })
    return handler(request, member, (await context.params).id)
  }
}
