import { z } from 'zod'
import { adminProcedure, createTRPCRouter, protectedProcedure, publicProcedure } from '@/server/api/trpc'

export const postRouter = createTRPCRouter({
  // ok: unguarded-trpc-procedure
  hello: publicProcedure.input(z.object({ text: z.string() })).query(({ input }) => {
    return { greeting: `Hello ${input.text}` }
  }),

  // Reading on a procedure that asks nobody is what it is for.
  // ok: unguarded-trpc-procedure
  list: publicProcedure.query(({ ctx }) => ctx.db.post.findMany({ where: { published: true } })),

  // ok: unguarded-trpc-procedure
  create: protectedProcedure.input(z.object({ name: z.string() })).mutation(async ({ ctx, input }) => {
    return ctx.db.post.create({ data: { name: input.name, authorId: ctx.auth.userId } })
  }),

  // ruleid: unguarded-trpc-procedure
  like: publicProcedure.input(z.object({ id: z.string() })).mutation(async ({ ctx, input }) => {
    return ctx.db.post.update({ where: { id: input.id }, data: { likes: { increment: 1 } } })
  }),

  // ok: unguarded-trpc-procedure
  purge: adminProcedure.mutation(({ ctx }) => ctx.db.post.deleteMany()),
})
