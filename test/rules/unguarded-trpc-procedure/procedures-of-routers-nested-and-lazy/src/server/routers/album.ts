import { z } from 'zod'
import { db } from '@/lib/db'
import { procedure, router } from '../trpc'

const id = z.object({ id: z.string() })

export const albumRouter = router({
  // ok: unguarded-trpc-procedure
  byId: procedure.open.input(id).query(({ input }) => db.album.findUnique({ where: input })),
  // ok: unguarded-trpc-procedure
  // ruleid: foreign-object-changed
  remove: procedure.user.input(id).mutation(({ input }) => db.album.delete({ where: input })),
  // ok: unguarded-trpc-procedure
  publish: procedure.profile.input(id).mutation(async ({ input, ctx }) => {
    return db.album.update({ where: input, data: { publishedBy: ctx.user.id } })
  }),
  photos: router({
    // ruleid: unguarded-trpc-procedure
    remove: procedure.open.input(id).mutation(({ input }) => db.photo.delete({ where: input })),
    // ok: unguarded-trpc-procedure
    add: procedure.user.input(z.string()).mutation(({ input }) => db.photo.create({ data: { url: input } })),
  }),
})
