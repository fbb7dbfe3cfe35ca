import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'

const TOLERANCE_S = 5 * 60

/** https://docs.svix.com/receiving/verifying-payloads/how-manual */
export function isSigned(body: string, headers: Headers): boolean {
  const id = headers.get('svix-id')
  const timestamp = headers.get('svix-timestamp')
  const given = headers.get('svix-signature')
  if (!id || !timestamp || !given) return false
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_S) return false
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!secret) throw new Error('CLERK_WEBHOOK_SIGNING_SECRET is not set')
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const own = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  for (const part of given.split(' ')) {
    const [version, signature = ''] = part.split(',')
    const theirs = Buffer.from(signature, 'base64')
    if (version === 'v1' && theirs.length === own.length && timingSafeEqual(theirs, own)) return true
  }
  return false
}
