import { getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'
import { z } from 'zod'
import { prisma } from '../../../../lib/db'

const body = z.object({ eventId: z.string(), name: z.string() })

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { userId } = getAuth(req)
  if (!userId) return res.status(401).end()
  const input = body.safeParse(req.body)
  if (!input.success) return res.status(400).end()
  const event = await prisma.event.findUnique({ where: { id: input.data.eventId }, include: { members: true } })
  if (!event?.members.some(member => member.userId === userId)) return res.status(403).end()
  // ok: foreign-object-changed
  await prisma.event.update({ where: { id: input.data.eventId }, data: { name: input.data.name } })
  res.status(204).end()
}
