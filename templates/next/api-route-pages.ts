// pages/api/example.ts, for the Pages Router
import type { NextApiRequest, NextApiResponse } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { rateLimit } from './rate-limit'

/** What is not named here is refused, so that nobody sets a field that the form does not have. */
const input = z.strictObject({ title: z.string().trim().min(1).max(200) })

/** Custom permission, made in the Dashboard: `org:sys_` permissions are not in the session token. */
const PERMISSION = 'org:notes:create'

export default async function handler(request: NextApiRequest, response: NextApiResponse) {
  const { userId, orgId, has } = getAuth(request)
  if (!userId) return response.status(401).json({ error: 'Unauthorized' })
  if (!orgId || !has({ permission: PERMISSION })) return response.status(403).json({ error: 'Forbidden' })
  // Nothing is changed by a GET, which a link alone can cause.
  if (request.method !== 'POST') return response.status(405).json({ error: 'Method Not Allowed' })

  const { success, reset } = await rateLimit(userId)
  if (!success) {
    response.setHeader('Retry-After', Math.max(1, Math.ceil((reset - Date.now()) / 1000)))
    return response.status(429).json({ error: 'Too Many Requests' })
  }

  const parsed = input.safeParse(request.body)
  if (!parsed.success) return response.status(400).json({ error: 'Bad Request' })

  // The work goes here. Whose it is comes from the session, never from the request.
  return response.status(201).json({ title: parsed.data.title, userId, orgId })
}
