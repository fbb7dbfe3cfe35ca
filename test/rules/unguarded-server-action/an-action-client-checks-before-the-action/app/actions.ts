'use server'

import { z } from 'zod'
import { actionClient, adminActionClient, authActionClient, contextClient } from '@/lib/safe-action'
import { db } from '@/lib/db'

const input = z.object({ id: z.string(), name: z.string() })

// ok: unguarded-server-action
export const createTeam = authActionClient.schema(input).action(async ({ parsedInput, ctx }) => {
  return db.team.create({ data: { name: parsedInput.name, ownerId: ctx.userId } })
})

// ok: unguarded-server-action
export const deleteTeam = adminActionClient
  .inputSchema(input.pick({ id: true }))
  .action(async ({ parsedInput: { id } }) => {
    await db.team.delete({ where: { id } })
  })

// ruleid: unguarded-server-action
export const renameTeam = actionClient.schema(input).action(async ({ parsedInput: { id, name } }) => {
  await db.team.update({ where: { id }, data: { name } })
})

// ruleid: unguarded-server-action
export const joinTeam = contextClient
  .metadata({ actionName: 'joinTeam' })
  .schema(input)
  .action(async ({ parsedInput, ctx }) => {
    await db.member.create({ data: { teamId: parsedInput.id, userId: ctx.userId ?? 'guest' } })
  })

// ok: unguarded-server-action
export const leaveTeam = actionClient.schema(input).stateAction(async ({ parsedInput }) => {
  return { left: parsedInput.id }
})
