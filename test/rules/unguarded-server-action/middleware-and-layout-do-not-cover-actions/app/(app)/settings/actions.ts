'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ruleid: unguarded-server-action
export async function saveSettings(formData: FormData) {
  await db.settings.updateMany({ data: { theme: String(formData.get('theme')) } })
}

// ok: unguarded-server-action
export async function resetSettings() {
  const { userId } = await auth.protect()
  await db.settings.deleteMany({ where: { userId } })
}
