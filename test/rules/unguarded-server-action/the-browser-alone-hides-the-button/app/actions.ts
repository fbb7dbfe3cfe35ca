'use server'

import { db } from '../lib/db'

// ruleid: unguarded-server-action
export async function purge() {
  await db.note.deleteMany()
}
