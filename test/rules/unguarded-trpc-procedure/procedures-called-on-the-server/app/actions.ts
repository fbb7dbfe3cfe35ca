'use server'

import { db } from '@/lib/db'
import { appRouter, createCaller } from '@/server/root'
import { actionProcedure, createContext, userActionProcedure } from '@/server/trpc'

// ruleid: unguarded-server-action
export async function purgeNotes() {
  const caller = createCaller(createContext)
  await caller.notes.purge()
}

// ok: unguarded-server-action
export async function createNote(text: string) {
  const caller = createCaller(await createContext())
  await caller.notes.create({ text })
}

// ruleid: unguarded-server-action
export async function purgeMore() {
  await appRouter.createCaller(await createContext()).more.purge()
}

// ruleid: unguarded-server-action
export const vote = actionProcedure.mutation(async () => {
  await db.vote.create({ data: { at: new Date() } })
})

// ok: unguarded-server-action
export const subscribe = userActionProcedure.mutation(async ({ ctx }) => {
  await db.subscription.create({ data: { userId: ctx.userId } })
})
