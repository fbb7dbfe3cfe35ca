'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '../../lib/db'

export async function rate(stars: number, comment: unknown) {
  const { userId } = await auth.protect()
  if (typeof comment !== 'string' || comment.length > 500) throw new Error('Too long')
  // ok: input-unchecked
  await db.rating.create({ data: { userId, stars: Number(stars), comment } })
}

export async function rename(form: FormData) {
  const { userId } = await auth.protect()
  const name = String(form.get('name')).trim()
  const age = parseInt(form.get('age') as string, 10)
  // ok: input-unchecked
  await db.profile.update({ where: { userId }, data: { name, age, label: `${form.get('label')}` } })
}

const KINDS = ['idea', 'bug'] as const

export async function report(kind: string, title: string) {
  const { userId } = await auth.protect()
  if (!KINDS.includes(kind as 'idea')) throw new Error('No such kind')
  // ok: input-unchecked
  await db.report.create({ data: { userId, kind, title: title.trim() } })
}
