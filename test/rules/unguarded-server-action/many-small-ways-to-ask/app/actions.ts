'use server'

import { auth } from '@clerk/nextjs/server'
import { assertRole, can, invariant, isAdmin, must, onlyListed } from '@/lib/authz'
import { db } from '@/lib/db'

// ok: unguarded-server-action
export async function a(id: string) {
  if (!(await isAdmin())) return
  await db.item.delete({ where: { id } })
}

// ok: unguarded-server-action
export async function b(id: string) {
  await assertRole('admin', 'editor')
  await db.item.delete({ where: { id } })
}

// ok: unguarded-server-action
export async function c(id: string) {
  await must((await auth()).userId)
  // ruleid: foreign-object-changed
  await db.item.delete({ where: { id } })
}

// ok: unguarded-server-action
export async function d(id: string) {
  const session = await auth()
  invariant(session.userId, 'Sign in first')
  // ruleid: foreign-object-changed
  await db.item.delete({ where: { id } })
}

// ok: unguarded-server-action
export async function e(id: string) {
  return (await can.edit()) && db.item.delete({ where: { id } })
}

// ok: unguarded-server-action
export async function f(id: string) {
  await onlyListed()
  // ruleid: foreign-object-changed
  await db.item.delete({ where: { id } })
}

// ok: unguarded-server-action
export async function g(id: string) {
  const { userId } = (await auth()) ?? {}
  // ruleid: foreign-object-changed
  return userId ? void (await db.item.delete({ where: { id } })) : { error: 'Sign in first' }
}

// ok: unguarded-server-action
export async function h(ids: string[]) {
  const checks = await Promise.all([isAdmin(), can.edit()])
  if (checks.some(allowed => !allowed)) return
  for (const id of ids) await db.item.delete({ where: { id } })
}

// Either of the two will do, and one is always true.
// ruleid: unguarded-server-action
export async function i(id: string) {
  const allowed = (await isAdmin()) || id.length > 0
  if (!allowed) return
  await db.item.delete({ where: { id } })
}

// The function is tested, not its answer.
// ruleid: unguarded-server-action
export async function j(id: string) {
  if (!isAdmin) return
  await db.item.delete({ where: { id } })
}

// So is the promise.
// ruleid: unguarded-server-action
export async function k(id: string) {
  if (!isAdmin()) return
  await db.item.delete({ where: { id } })
}

// ruleid: unguarded-server-action
export async function l(id: string) {
  const { userId } = await auth()
  if (userId !== undefined) {
    await db.item.delete({ where: { id } })
  }
}
