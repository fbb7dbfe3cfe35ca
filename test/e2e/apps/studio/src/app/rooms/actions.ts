'use server'

import { revalidatePath } from 'next/cache'
import { closeRoom } from '@/lib/store'

/** Called from the form below and, like every server action, by whoever knows its id. */
export async function closeRoomNow(formData: FormData) {
  const room = String(formData.get('room'))
  await closeRoom(room)
  revalidatePath('/rooms')
}
