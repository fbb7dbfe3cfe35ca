import { createHmac, timingSafeEqual } from 'node:crypto'

const FIVE_MINUTES = 5 * 60

// The header may hold several, while a secret is being changed: `v1,aaa v1,bbb`.
export function isGenuine(body: string, headers: Headers): boolean {
  const id = headers.get('svix-id')
  const sent = headers.get('svix-timestamp')
  const given = headers.get('svix-signature')
  if (!id || !sent || !given) return false
  if (Math.abs(Date.now() / 1000 - Number(sent)) > FIVE_MINUTES) return false
  const key = Buffer.from(process.env.CLERK_WEBHOOK_SIGNING_SECRET!.replace('whsec_', ''), 'base64')
  const wanted = createHmac('sha256', key).update(`${id}.${sent}.${body}`).digest()
  return given.split(' ').some(part => {
    const [version, signature] = part.split(',')
    if (version !== 'v1' || !signature) return false
    const bytes = Buffer.from(signature, 'base64')
    // ok: webhook-signature-checked-by-hand
    return bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
  })
}
