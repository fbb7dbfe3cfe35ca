'use server'

import { createServerAction } from 'zsa'
import { z } from 'zod'
import { adminProcedure, authedProcedure } from '@/lib/procedures'
import { db } from '@/lib/db'

// ok: unguarded-server-action
export const addNote = authedProcedure
  .createServerAction()
  .input(z.object({ text: z.string() }))
  .handler(async ({ input, ctx }) => db.note.create({ data: { text: input.text, userId: ctx.userId } }))

// ok: unguarded-server-action
export const closeAccount = adminProcedure.createServerAction().handler(async () => {
  await db.note.deleteMany()
})

// ruleid: unguarded-server-action
export const editNote = createServerAction()
  .input(z.object({ id: z.string(), text: z.string() }))
  .handler(async ({ input }) => db.note.update({ where: { id: input.id }, data: { text: input.text } }))
