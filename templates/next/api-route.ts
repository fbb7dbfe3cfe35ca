import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { rateLimit } from './rate-limit'

/** What is not named here is refused, so that nobody sets a field that the form does not have. */
const input = z.strictObject({ title: z.string().trim().min(1).max(200) })

/** Custom permission, made in the Dashboard: `org:sys_` permissions are not in the session token. */
const PERMISSION = 'org:notes:create'

export async function POST(request: Request) {
  const { userId, orgId, has } = await auth()
  if (!userId) return refusal(401, 'Unauthorized')
  if (!orgId || !has({ permission: PERMISSION })) return refusal(403, 'Forbidden')

  const { success, reset } = await rateLimit(userId)
  if (!success) return refusal(429, 'Too Many Requests', { 'Retry-After': secondsTo(reset) })

  const body: unknown = await request.json().catch(() => undefined)
  const parsed = input.safeParse(body)
  if (!parsed.success) return refusal(400, 'Bad Request')

  // The work goes here. Whose it is comes from the session, never from the request.
  const note = { title: parsed.data.title, userId, orgId }
  return Response.json(note, { status: 201 })
}

function refusal(status: number, error: string, headers: Record<string, string> = {}) {
  return Response.json({ error }, { status, headers })
}

function secondsTo(time: number): string {
  return String(Math.max(1, Math.ceil((time - Date.now()) / 1000)))
}
