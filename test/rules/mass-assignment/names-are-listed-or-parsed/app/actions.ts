'use server'

import { auth, clerkClient } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '../lib/db'

const profile = z.object({ name: z.string().max(80), bio: z.string().optional() })

export async function byASchema(input: unknown) {
  const { userId } = await auth.protect()
  const parsed = profile.safeParse(input)
  if (!parsed.success) return { error: parsed.error.message }
  // ok: mass-assignment
  await db.profile.update({ where: { userId }, data: parsed.data })
}

export async function bySpreadOfTheParsed(formData: FormData) {
  const { userId } = await auth.protect()
  const values = profile.parse(Object.fromEntries(formData))
  // ok: mass-assignment
  await db.profile.create({ data: { ...values, userId } })
}

export async function byName(input: { name: string; bio: string; plan?: string }) {
  const { userId } = await auth.protect()
  const { name, bio } = input
  // ok: mass-assignment
  // ruleid: input-unchecked
  await db.profile.update({ where: { userId }, data: { name, bio } })
}

export async function copyOfOwnRow(id: string) {
  const { userId } = await auth.protect()
  const row = await db.profile.findFirst({ where: { id, userId } })
  if (!row) throw new Error('Not found')
  const { id: _, ...rest } = row
  // ok: mass-assignment
  await db.profile.create({ data: { ...rest, userId } })
}

export async function aColumnOfJson(theme: Record<string, string>) {
  const { userId } = await auth.protect()
  // ok: mass-assignment
  await db.profile.update({ where: { userId }, data: { theme } })
}

export async function setTheme(theme: string) {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  // ok: mass-assignment
  await client.users.updateUserMetadata(userId, { publicMetadata: { theme } })
}

export async function onlyWhatIsThere(id: string, changes: { title?: string; body?: string }) {
  const { userId } = await auth.protect()
  const { title, body } = changes
  // ok: mass-assignment
  await db.post.update({ where: { id, userId }, data: { ...(title && { title }), ...(body && { body }) } })
}

export async function manyRows(input: { items: { name: string; price: number }[] }) {
  const { userId } = await auth.protect()
  const valid = input.items.filter(item => item.name.trim() !== '')
  // ok: mass-assignment
  await db.item.createMany({ data: valid.map(item => ({ name: item.name, userId })) })
}

/** Whatever key is sent, it stands below `settings`. */
export async function setSwitches(sent: Record<string, unknown>) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  const patch: Record<string, boolean> = {}
  for (const [key, value] of Object.entries(sent)) {
    if (typeof value === 'boolean') patch[`settings.${key}`] = value
  }
  // ok: mass-assignment
  await db.account.update({ where: { userId }, data: patch })
}

/** A row for each day that is sent, of columns that are written here. */
export async function copyHours(days: number[]) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  const hours = [9, 14]
  const rows = days.flatMap(day => hours.map(from => ({ userId, day, from })))
  // ok: mass-assignment
  await db.opening.createMany({ data: rows })
}
