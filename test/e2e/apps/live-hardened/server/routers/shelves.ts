import { z } from 'zod'
import { entries, order } from '@/lib/store'
import { keeperProcedure, publicProcedure, readerProcedure, router } from '../trpc'

export const shelvesRouter = router({
  opening: publicProcedure.query(() => 'Tuesdays'),
  list: readerProcedure.query(() => entries()),
  move: keeperProcedure
    .input(z.object({ title: z.string().max(80) }))
    .mutation(({ input }) => order('move', input.title)),
})
