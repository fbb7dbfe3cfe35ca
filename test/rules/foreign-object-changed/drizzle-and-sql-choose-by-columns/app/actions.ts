'use server'

import { auth } from '@clerk/nextjs/server'
import { createClient } from '@supabase/supabase-js'
import { and, eq } from 'drizzle-orm'
import { db, notes, sql } from '../lib/db'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)

async function user() {
  const { userId, redirectToSignIn } = await auth()
  return userId ?? redirectToSignIn()
}

export async function renameOwn(id: string, title: string) {
  const userId = await user()
  // ok: foreign-object-changed
  // ruleid: input-unchecked
  await db.update(notes).set({ title }).where(and(eq(notes.id, id), eq(notes.userId, userId)))
}

export async function renameAny(id: string, title: string) {
  await user()
  // ruleid: foreign-object-changed
  await db.update(notes).set({ title }).where(eq(notes.id, id))
}

export async function removeChecked(id: string) {
  const userId = await user()
  const note = await db.query.notes.findFirst({
    where: (table, { eq, and }) => and(eq(table.id, id), eq(table.userId, userId)),
  })
  if (!note) throw new Error('Not found')
  // ok: foreign-object-changed
  await db.delete(notes).where(eq(notes.id, id))
}

export async function removeBySql(id: string) {
  await user()
  // ruleid: foreign-object-changed
  await sql`delete from notes where id = ${id}`
}

export async function removeOwnBySql(id: string) {
  const userId = await user()
  // ok: foreign-object-changed
  await sql`delete from notes where id = ${id} and user_id = ${userId}`
}

export async function removeAtSupabase(id: string) {
  await user()
  // ruleid: foreign-object-changed
  await supabase.from('notes').delete().eq('id', id)
}

export async function removeOwnAtSupabase(id: string) {
  const userId = await user()
  // ok: foreign-object-changed
  await supabase.from('notes').delete().eq('id', id).eq('user_id', userId)
}
