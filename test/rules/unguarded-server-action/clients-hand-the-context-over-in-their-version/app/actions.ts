'use server'

import { z } from 'zod'
import { db } from '@/lib/db'
import { action, userAction } from '@/lib/safe-action'

const schema = z.object({ id: z.string() })

// ok: unguarded-server-action
export const rename = userAction(schema, async ({ id }, { userId }) => {
  await db.note.update({ where: { id, userId }, data: { renamed: true } })
})

// ok: unguarded-server-action
export const pin = action(schema, async ({ id }, context) => {
  if (!context.userId) return { error: 'Sign in first' }
  await db.note.update({ where: { id, userId: context.userId }, data: { pinned: true } })
})

// ruleid: unguarded-server-action
export const remove = action(schema, async ({ id }, { userId }) => {
  console.log('removed by', userId)
  await db.note.delete({ where: { id } })
})

// What is run once the action is done is done for whoever called it.
// ruleid: unguarded-server-action
export const ping = action(schema, async () => ({ ok: true }), {
  onSuccess: async () => {
    await db.ping.create({ data: { at: new Date() } })
  },
})
