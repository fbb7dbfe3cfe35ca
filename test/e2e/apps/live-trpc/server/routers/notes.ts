import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { addNote, listNotes } from '@/lib/store'
import { keeperProcedure, protectedProcedure, publicProcedure, router } from '../trpc'

const noteInput = z.object({ text: z.string().min(2) })

export const notesRouter = router({
  shown: publicProcedure.query(() => listNotes()),
  list: protectedProcedure.query(() => listNotes()),
  byId: protectedProcedure.input(z.object({ id: z.string() })).query(async ({ input }) => {
    const notes = await listNotes()
    return notes.find(note => note.id === input.id) ?? null
  }),
  addOpenly: publicProcedure.input(noteInput).mutation(({ input }) => addNote(input.text)),
  add: protectedProcedure.input(noteInput).mutation(({ input }) => addNote(input.text)),
  addAsKeeper: keeperProcedure.input(noteInput).mutation(({ input }) => addNote(input.text)),
  addIfSignedIn: publicProcedure.input(noteInput).mutation(async ({ ctx, input }) => {
    if (!ctx.auth.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
    return addNote(input.text)
  }),
})
