'use server'

import { addNote } from '@/lib/store'

export async function leaveNote(form: FormData) {
  await addNote(String(form.get('text')).slice(0, 200))
}
