'use server'

import { z } from 'zod'
import { authenticated, validatedAction, validatedActionWithUser } from '@/lib/actions'
import { db } from '@/lib/db'

const nameSchema = z.object({ name: z.string() })

// ok: unguarded-server-action
export const updateName = validatedActionWithUser(nameSchema, async ({ name }, _, userId) => {
  await db.user.update({ where: { id: userId }, data: { name } })
  return { success: true }
})

// ruleid: unguarded-server-action
export const updateTeamName = validatedAction(nameSchema, async ({ name }) => {
  await db.team.updateMany({ data: { name } })
  return { success: true }
})

// ok: unguarded-server-action
export async function removeAvatar() {
  return authenticated(async userId => {
    await db.avatar.delete({ where: { userId } })
    return { success: true }
  })
}

// ok: unguarded-server-action
export async function listAvatars() {
  return await authenticated(() => db.avatar.findMany())
}
