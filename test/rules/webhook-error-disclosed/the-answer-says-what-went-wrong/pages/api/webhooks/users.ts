import { buffer } from 'micro'
import type { NextApiRequest, NextApiResponse } from 'next'
import { Webhook } from 'svix'
import { db } from '@/lib/db'

export const config = { api: { bodyParser: false } }

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const payload = (await buffer(req)).toString()
  let event: { type: string; data: { id: string } }
  try {
    event = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(
      payload,
      req.headers as Record<string, string>,
    ) as typeof event
  } catch (err) {
    // ruleid: webhook-error-disclosed
    return res.status(400).send(`Webhook error: ${(err as Error).stack}`)
  }
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  res.status(200).json({})
}
