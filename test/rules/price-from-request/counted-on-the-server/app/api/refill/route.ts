import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export async function POST() {
  const { userId } = await auth.protect()
  const paid = await db.payment.findFirst({ where: { userId, used: false } })
  if (!paid) return new Response('Pay first', { status: 402 })
  // ok: price-from-request
  await db.user.update({ where: { clerkId: userId }, data: { credits: { increment: paid.credits } } })
  return new Response(null, { status: 204 })
}
