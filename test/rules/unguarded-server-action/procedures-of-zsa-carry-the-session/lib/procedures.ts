import { auth } from '@clerk/nextjs/server'
import { createServerActionProcedure } from 'zsa'

export const authedProcedure = createServerActionProcedure().handler(async () => {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return { userId }
})

export const adminProcedure = createServerActionProcedure(authedProcedure).handler(async ({ ctx }) => {
  const { has } = await auth()
  if (!has({ permission: 'org:billing:manage' })) throw new Error('Forbidden')
  return ctx
})
