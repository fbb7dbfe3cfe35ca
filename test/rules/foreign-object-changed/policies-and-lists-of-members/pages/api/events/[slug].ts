import { getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'
import { prisma } from '../../../lib/db'
import { EventPolicy } from '../../../lib/policy'

async function findEvent(req: NextApiRequest) {
  const { userId } = getAuth(req)
  if (!userId) return null
  const event = await prisma.event.findFirst({
    where: { slug: req.query.slug as string },
    include: { members: true },
  })
  return event && new EventPolicy(event).mayOrganise({ id: userId }) ? event : null
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const event = await findEvent(req)
  if (!event) return res.status(401).json({ error: 'Unauthorized' })
  switch (req.method) {
    case 'DELETE':
      // ok: foreign-object-changed
      await prisma.event.delete({ where: { slug: req.query.slug as string } })
      return res.status(204).end()
    case 'POST':
      // The event is the caller's, the guests need not be of it.
      // ruleid: foreign-object-changed
      await prisma.guest.deleteMany({ where: { id: { in: req.body.ids } } })
      return res.status(204).end()
    default:
      return res.status(405).end()
  }
}
