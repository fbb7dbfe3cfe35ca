import { buffer } from 'micro'
import type { NextApiRequest, NextApiResponse } from 'next'
import { Webhook } from 'svix'
import { db } from '@/lib/db'

export const config = { api: { bodyParser: false } }

const secret = process.env.WEBHOOK_SECRET ?? ''

// ok: webhook-without-verification
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const payload = (await buffer(req)).toString()
  // ruleid: webhook-secret-guessable
  const webhook = new Webhook(secret)
  let event: { type: string; data: { id: string } }
  try {
    event = webhook.verify(payload, req.headers as Record<string, string>) as typeof event
  } catch {
    return res.status(400).json({})
  }
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  res.json({})
}
