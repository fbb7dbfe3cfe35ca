'use server'

import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '../lib/db'
import { currentProfile, mustOwn } from '../lib/owner'

export async function inTheQuery(id: string, title: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // ok: foreign-object-changed
  // ruleid: input-unchecked
  await db.note.updateMany({ where: { id, userId }, data: { title } })
}

export async function readFirst(id: string, title: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  const note = await db.note.findUnique({ where: { id } })
  if (note?.userId !== userId) return { error: 'not yours' }
  // ok: foreign-object-changed
  await db.note.update({ where: { id }, data: { title } })
}

export async function byAHelper(id: string) {
  await mustOwn(id)
  // ok: foreign-object-changed
  await db.note.delete({ where: { id } })
}

export async function byTheProfile(input: { id: string; title: string }) {
  const profile = await currentProfile()
  // ok: foreign-object-changed
  await db.note.update({
    where: { id: input.id, notebook: { members: { some: { profileId: profile.id } } } },
    data: { title: input.title },
  })
}

export async function byThePermission(id: string) {
  const { has } = await auth()
  if (!has({ permission: 'org:notes:delete' })) throw new Error('Forbidden')
  // ok: foreign-object-changed
  await db.note.delete({ where: { id } })
}

export async function byTheRole(id: string) {
  const profile = await currentProfile()
  if (profile.role !== 'ADMIN') throw new Error('Forbidden')
  // ok: foreign-object-changed
  await db.note.delete({ where: { id } })
}

export async function myOwnRow(data: { name: string }) {
  const user = await currentUser()
  if (!user) throw new Error('Unauthorized')
  // ok: foreign-object-changed
  await db.profile.update({ where: { clerkId: user.id }, data: { name: data.name } })
}

export async function like(noteId: string) {
  const profile = await currentProfile()
  // ok: foreign-object-changed
  await db.note.update({ where: { id: noteId }, data: { likes: { connect: { id: profile.id } } } })
}

export async function join(inviteCode: string) {
  const profile = await currentProfile()
  // ok: foreign-object-changed
  await db.notebook.update({ where: { inviteCode }, data: { members: { create: { profileId: profile.id } } } })
}

export async function theSameUser(userId: string, name: string) {
  const session = await auth()
  if (!session.userId || session.userId !== userId) throw new Error('Forbidden')
  // ok: foreign-object-changed
  await db.profile.update({ where: { clerkId: userId }, data: { name } })
}

export async function orThrow(id: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  await db.note.findFirstOrThrow({ where: { id, userId } })
  // ok: foreign-object-changed
  await db.note.delete({ where: { id } })
}
