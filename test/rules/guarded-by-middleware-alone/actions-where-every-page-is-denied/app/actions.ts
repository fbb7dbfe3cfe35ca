'use server'

import { db } from '@/lib/db'

// Whichever page it is posted to, the proxy asks.
// ruleid: guarded-by-middleware-alone
export async function save() {
  await db.note.create({ data: {} })
}
