'use server'

import { db } from '@/lib/db'

// ruleid: unguarded-server-action
export async function archive(id: string, _formData: FormData) {
  await db.item.update({ where: { id }, data: { archived: true } })
}
