'use server'

import { auth, clerkClient } from '@clerk/nextjs/server'
import { db } from '../lib/db'

export async function createStore(input: { name: string }) {
  const { userId } = await auth.protect()
  // ok: owner-from-request
  // ruleid: input-unchecked
  return db.store.create({ data: { name: input.name, userId } })
}

export async function theSame(input: { name: string; userId: string }) {
  const { userId } = await auth.protect()
  if (input.userId !== userId) throw new Error('Forbidden')
  // ok: owner-from-request
  return db.store.create({ data: { name: input.name, userId: input.userId } })
}

export async function asAnAdministrator(input: { userId: string; role: string }) {
  const { has } = await auth()
  if (!has({ role: 'org:admin' })) throw new Error('Forbidden')
  const client = await clerkClient()
  // ok: owner-from-request
  await client.users.updateUserMetadata(input.userId, { publicMetadata: { role: input.role } })
}

export async function follow(otherId: string) {
  const { userId } = await auth.protect()
  // ok: owner-from-request
  await db.follow.create({ data: { followerId: userId, userId: otherId } })
}

export async function inAnOrganisationOfMine(name: string, organizationId: string) {
  const { userId } = await auth.protect()
  const member = await db.member.findFirst({ where: { organizationId, userId } })
  if (!member) throw new Error('Forbidden')
  // ok: owner-from-request
  await db.project.create({ data: { name, organizationId, createdBy: userId } })
}

export async function inTheActiveOrganisation(name: string, organizationId: string) {
  const { orgId } = await auth.protect()
  if (orgId !== organizationId) throw new Error('Forbidden')
  // ok: owner-from-request
  await db.project.create({ data: { name, organizationId } })
}

export async function notifyTheAuthor(postId: string, text: string) {
  const { userId } = await auth.protect()
  const post = await db.post.findFirst({ where: { id: postId, published: true } })
  if (!post) throw new Error('Not found')
  // Whom it goes to is what the app stores, not what is sent.
  // ok: owner-from-request
  await db.comment.create({ data: { text, postId, authorId: userId, ownerId: post.userId } })
}

export async function chat(role: 'user' | 'assistant', content: string) {
  const { userId } = await auth.protect()
  // The role of a message is who speaks.
  // ok: owner-from-request
  await db.message.create({ data: { role, content, userId } })
}

export async function assign(taskId: string, userId: string) {
  const me = await auth.protect()
  const task = await db.task.findFirst({ where: { id: taskId, project: { members: { some: { userId: me.userId } } } } })
  if (!task) throw new Error('Not found')
  // ok: owner-from-request
  await db.task.update({ where: { id: task.id }, data: { assignees: { create: { userId } } } })
}

export async function chooseSide(role: string) {
  const { userId } = await auth.protect()
  if (!['STUDENT', 'COMPANY'].includes(role)) throw new Error('No such role')
  // Everybody may be one of these.
  // ok: owner-from-request
  await db.user.update({ where: { clerkId: userId }, data: { role } })
}

export async function byARoleOfOnesOwn(userId: string, role: string) {
  const me = await db.user.findUnique({ where: { clerkId: (await auth.protect()).userId } })
  if (!me || !['ADMIN', 'OWNER'].includes(me.role)) throw new Error('Forbidden')
  // ok: owner-from-request
  await db.user.update({ where: { id: userId }, data: { role } })
}
