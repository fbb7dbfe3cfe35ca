'use server'

import { db } from '@/lib/db'

// ruleid: unguarded-server-action
export async function wipe() {
  await db.account.deleteMany()
}
