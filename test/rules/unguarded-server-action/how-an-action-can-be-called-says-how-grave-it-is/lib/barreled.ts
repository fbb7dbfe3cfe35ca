'use server'

import { db } from '@/lib/db'

// ruleid: unguarded-server-action
export async function suggest(text: string) {
  // ruleid: input-unchecked
  await db.suggestion.create({ data: { text } })
}
