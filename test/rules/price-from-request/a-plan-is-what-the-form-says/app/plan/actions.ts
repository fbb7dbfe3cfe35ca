'use server'

import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '../../lib/db'

const Choice = z.object({ plan: z.enum(['free', 'pro']) })

// That it is one of two says nothing of who has paid.
export async function choosePlan(form: FormData) {
  const { userId } = await auth.protect()
  const { plan } = Choice.parse({ plan: form.get('plan') })
  // ruleid: price-from-request
  await db.user.update({ where: { clerkId: userId }, data: { plan } })
}
