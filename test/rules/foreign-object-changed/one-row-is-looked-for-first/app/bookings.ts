'use server'

import { auth } from '@clerk/nextjs/server'
import { supabase } from '../lib/supabase'

export async function cancel(id: string) {
  const { userId } = await auth()
  if (!userId) return { error: 'Unauthorized' }
  const { data: booking } = await supabase
    .from('bookings')
    .select('id, event_id, guests(*)')
    .eq('id', id)
    .eq('host_id', userId)
    .single()
  if (!booking) return { error: 'There is no such booking' }
  // ok: foreign-object-changed
  await supabase.from('bookings').update({ status: 'cancelled' }).eq('id', id)
}

export async function move(id: string, to: string) {
  const { userId } = await auth()
  if (!userId) return { error: 'Unauthorized' }
  const { data, error } = await supabase.from('bookings').select().eq('id', id).eq('host_id', userId).single()
  if (error) return { error: 'There is no such booking' }
  // ruleid: input-unchecked
  // ok: foreign-object-changed
  await supabase.from('bookings').update({ starts: to }).eq('id', data.id)
}

export async function rename(id: string, title: string) {
  const { userId } = await auth()
  if (!userId) return { error: 'Unauthorized' }
  const found = await supabase.from('bookings').select('id').eq('id', id).eq('host_id', userId).maybeSingle()
  if (found.data === null) return { error: 'There is no such booking' }
  // ok: foreign-object-changed
  await supabase.from('bookings').update({ title }).eq('id', id)
}

export async function confirm(id: string) {
  const { userId } = await auth()
  if (!userId) return { error: 'Unauthorized' }
  const { data: mine } = await supabase.from('bookings').select('id').eq('id', id).eq('host_id', userId)
  if (!mine?.length) return { error: 'There is no such booking' }
  // ok: foreign-object-changed
  await supabase.from('bookings').update({ confirmed: true }).eq('id', id)
}

export async function close(id: string) {
  const { userId } = await auth()
  if (!userId) return { error: 'Unauthorized' }
  const { data: mine } = await supabase.from('bookings').select('id').eq('id', id).eq('host_id', userId)
  // a list that is empty is there all the same
  if (!mine) return { error: 'There is no such booking' }
  // ruleid: foreign-object-changed
  await supabase.from('bookings').update({ closed: true }).eq('id', id)
}
