import { z } from "zod";
import { appointments, book, cancel } from "@/lib/records";
import { protectedProcedure, publicProcedure, router } from "./trpc";

export const appRouter = router({
  book: publicProcedure
    .input(z.object({ patient: z.string(), at: z.string() }))
    .mutation(async ({ input }) => {
      await book({ id: crypto.randomUUID(), ...input });
    }),
  all: protectedProcedure.query(() => appointments()),
  cancel: publicProcedure.input(z.string()).mutation(({ input }) => cancel(input)),
});
