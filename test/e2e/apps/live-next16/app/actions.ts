'use server'

import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { verifySession } from '@/lib/session'
import { addNote } from '@/lib/store'

export async function addOpenly(text: string) {
  return addNote(text)
}

export async function addBySession(text: string) {
  await verifySession()
  return addNote(text)
}

export async function addByProtect(text: string) {
  await auth.protect()
  return addNote(text)
}

export async function addByAnswer(text: string) {
  const { userId } = await auth()
  if (!userId) return { error: 'You must be signed in' }
  return { note: await addNote(text) }
}

export async function addByRedirect(text: string) {
  const { userId } = await auth()
  if (!userId) redirect('/sign-in')
  return addNote(text)
}

export async function addByPermission(text: string) {
  const { has } = await auth()
  if (!has({ permission: 'org:notes:manage' })) throw new Error('Forbidden')
  return addNote(text)
}

export async function addFromForm(form: FormData) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  await addNote(String(form.get('text')))
}
