'use server'

import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '../lib/db'

// The caller says whose it is, and has to say the truth.
export async function saveDraft(userId: string, text: unknown) {
  const session = await auth.protect()
  if (session.userId !== userId) throw new Error('Forbidden')
  // ok: owner-from-request
  await db.draft.create({ data: { userId, text: z.string().max(2000).parse(text) } })
}
