import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '../../../lib/db'

const Theme = z.object({ theme: z.enum(['light', 'dark']) })

export async function PUT(request: Request) {
  const { userId } = await auth.protect()
  const { theme } = Theme.parse(await request.json())
  // ok: price-from-request
  await db.user.update({ where: { clerkId: userId }, data: { theme } })
  return new Response(null, { status: 204 })
}
