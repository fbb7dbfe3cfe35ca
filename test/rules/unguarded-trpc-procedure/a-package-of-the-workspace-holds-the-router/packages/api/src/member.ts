import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { db, members } from './db'
import { open, router, signedIn } from './trpc'

const change = z.object({ id: z.string(), role: z.string() })

export const member = router({
  // ruleid: unguarded-trpc-procedure
  promote: open.input(change).mutation(async ({ input }) => {
    await db.update(members).set({ role: input.role }).where(eq(members.id, input.id))
  }),
  // ok: unguarded-trpc-procedure
  demote: signedIn.input(change).mutation(async ({ input }) => {
    // ruleid: foreign-object-changed
    await db.update(members).set({ role: 'guest' }).where(eq(members.id, input.id))
  }),
  // ok: unguarded-trpc-procedure
  leave: signedIn.mutation(({ ctx }) => db.delete(members).where(eq(members.id, ctx.userId))),
})
