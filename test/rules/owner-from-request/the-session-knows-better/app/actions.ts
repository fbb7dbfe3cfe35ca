'use server'

import { auth, clerkClient } from '@clerk/nextjs/server'
import { withTenant } from '@acme/tenancy'
import { db } from '../lib/db'

interface NewStore {
  name: string
  userId: string
}

export async function createStore(input: NewStore) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // ruleid: owner-from-request
  // ruleid: input-unchecked
  return db.store.create({ data: { name: input.name, userId: input.userId } })
}

export async function writePost(formData: FormData) {
  await auth.protect()
  const authorId = formData.get('authorId') as string
  // ruleid: owner-from-request
  await db.post.create({ data: { title: String(formData.get('title')), author: { connect: { id: authorId } } } })
}

export async function addProject(name: string, organizationId: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // The maker is right, the organisation is anybody's.
  // ruleid: owner-from-request
  await db.project.create({ data: { name, organizationId, createdBy: userId } })
}

export async function finishOnboarding(data: { role: string; company: string }) {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  // ruleid: owner-from-request
  await client.users.updateUser(userId, { publicMetadata: { onboarded: true, role: data.role } })
}

// unknown: owner-from-request
export const addNote = withTenant(async (text: string, ownerId: string) => {
  await db.note.create({ data: { text, ownerId } })
})
