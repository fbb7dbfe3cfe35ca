'use server'

import { auth } from '@clerk/nextjs/server'
import { createInsertSchema } from 'drizzle-zod'
import { createSafeActionClient } from 'next-safe-action'
import { z } from 'zod'
import { createServerActionProcedure } from 'zsa'
import { db } from '../../lib/db'
import { notes } from '../../lib/schema'

const client = createSafeActionClient().use(async ({ next }) => {
  const { userId } = await auth.protect()
  return next({ ctx: { userId } })
})

export const addNote = client
  .inputSchema(z.object({ title: z.string() }))
  .action(async ({ parsedInput, ctx }) => {
    // ok: input-unchecked
    return db.note.create({ data: { title: parsedInput.title, userId: ctx.userId } })
  })

const procedure = createServerActionProcedure().handler(async () => {
  const { userId } = await auth.protect()
  return { userId }
})

export const addLine = procedure
  .createServerAction()
  .input(z.object({ text: z.string() }))
  .handler(async ({ input, ctx }) => {
    // ok: input-unchecked
    return db.line.create({ data: { text: input.text, userId: ctx.userId } })
  })

const insertNote = createInsertSchema(notes).pick({ title: true })

export async function insert(values: unknown) {
  const { userId } = await auth.protect()
  const { title } = insertNote.parse(values)
  // ok: input-unchecked
  return db.note.create({ data: { title, userId } })
}
