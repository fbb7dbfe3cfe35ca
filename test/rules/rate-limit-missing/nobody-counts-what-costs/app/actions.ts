'use server'

import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '../lib/db'
import { sendMail } from '../lib/mail'

export async function invite(address: unknown) {
  const { userId } = await auth.protect()
  await sendMail(z.email().parse(address), 'Join us', `An invitation of ${userId}`)
}

export async function redeem(code: unknown) {
  const { userId } = await auth.protect()
  // ruleid: rate-limit-missing
  const coupon = await db.coupon.findFirst({ where: { code: z.string().parse(code), used: false } })
  if (!coupon) throw new Error('No such coupon')
  await db.credit.create({ data: { userId, couponId: coupon.id } })
}
