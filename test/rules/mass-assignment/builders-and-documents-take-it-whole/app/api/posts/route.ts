import { auth } from '@clerk/nextjs/server'
import { Post, supabase } from '../../../lib/stores'

async function caller() {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return userId
}

export async function POST(request: Request) {
  const owner = await caller()
  const post = new Post({ ...(await request.json()), owner })
  // ruleid: mass-assignment
  await post.save()
  return Response.json({ ok: true })
}

export async function PATCH(request: Request) {
  const owner = await caller()
  const values = await request.json()
  // ruleid: mass-assignment
  const { data } = await supabase.from('profiles').update(values).eq('user_id', owner).select()
  return Response.json(data)
}

export async function PUT(request: Request) {
  const owner = await caller()
  const { title, settings } = await request.json()
  const post = new Post({ title, owner })
  // ok: mass-assignment
  // ruleid: input-unchecked
  await post.save()
  // A column that holds an object is one column.
  // ok: mass-assignment
  await supabase.from('profiles').update({ settings: { ...settings, seen: true } }).eq('user_id', owner)
  return Response.json({ ok: true })
}

export async function DELETE(request: Request) {
  await caller()
  const form = await request.formData()
  const file = form.get('file') as File
  // ok: mass-assignment
  await supabase.storage.from('logos').update('logo.png', file, { upsert: true })
  return Response.json({ ok: true })
}
