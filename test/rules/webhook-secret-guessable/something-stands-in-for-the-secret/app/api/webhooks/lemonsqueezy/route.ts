import crypto from 'crypto'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const text = await req.text()
  // ruleid: webhook-secret-guessable
  const hmac = crypto.createHmac('sha256', process.env.LEMONSQUEEZY_WEBHOOK_SECRET || '')
  const digest = Buffer.from(hmac.update(text).digest('hex'), 'utf8')
  const signature = Buffer.from(req.headers.get('X-Signature') || '', 'utf8')
  if (!crypto.timingSafeEqual(digest, signature)) throw new Error('Invalid signature.')
  await db.order.update({ where: { id: JSON.parse(text).data.id }, data: { paid: true } })
  return new Response('OK')
}
