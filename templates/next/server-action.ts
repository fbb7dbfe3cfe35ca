'use server'

import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { rateLimit } from './rate-limit'

/** What is not named here is refused, so that nobody sets a field that the form does not have. */
const input = z.strictObject({ title: z.string().trim().min(1).max(200) })

/** Custom permission, made in the Dashboard: `org:sys_` permissions are not in the session token. */
const PERMISSION = 'org:notes:create'

/**
 * Anyone can call an action by its id, from any page, with any argument: it checks for itself what the page around
 * its form has checked already, and takes its argument for the stranger's that it may be.
 */
export async function createNote(given: unknown) {
  const { userId, orgId, has } = await auth()
  if (!userId) return { error: 'Sign in first.' }
  if (!orgId || !has({ permission: PERMISSION })) return { error: 'You may not do this.' }

  const { success } = await rateLimit(userId)
  if (!success) return { error: 'Too many requests: try again in a minute.' }

  const parsed = input.safeParse(given instanceof FormData ? fieldsOf(given) : given)
  if (!parsed.success) return { error: 'The title is missing or too long.' }

  // The work goes here. Whose it is comes from the session, never from the argument.
  return { note: { title: parsed.data.title, userId, orgId } }
}

/** Next adds fields of its own, whose names begin with a dollar sign. */
function fieldsOf(form: FormData) {
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith('$')))
}
