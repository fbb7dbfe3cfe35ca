import { createHmac, randomBytes } from 'node:crypto'
import { Webhook } from 'svix'
import type { Ask } from '../request.ts'

/** One delivery of an event, genuine or not. */
export interface Delivery {
  /** `tampered-body`; unique. */
  name: string
  genuine: boolean
  ask: Omit<Ask, 'path'>
}

const MINUTE_MS = 60_000
/** Larger than any event of Clerk's. */
const HUGE = 300_000

const EVENT = {
  object: 'event',
  type: 'user.created',
  timestamp: 0,
  data: {
    id: 'user_verifyverifyverifyverify',
    object: 'user',
    first_name: 'Verify',
    last_name: 'Loopback',
    username: null,
    image_url: 'https://img.example.com/verify.png',
    primary_email_address_id: 'idn_verify',
    email_addresses: [{ id: 'idn_verify', object: 'email_address', email_address: 'verify@example.com' }],
    phone_numbers: [],
    external_accounts: [],
    public_metadata: {},
    private_metadata: {},
    unsafe_metadata: {},
    created_at: 0,
    updated_at: 0,
  },
}

/**
 * Every kind of delivery, the genuine ones first: what both svix and `verifyWebhook` take and refuse was measured with
 * svix 1.99 and @clerk/backend 3 (a body of other bytes, another secret, a header that is missing, more than five
 * minutes of difference, a signature of another version).
 * @param secret `whsec_…`, which the app was started with
 */
export function deliveriesFor(secret: string, now = new Date()): Delivery[] {
  const body = JSON.stringify(EVENT)
  const own = new Webhook(secret)
  const other = new Webhook(`whsec_${randomBytes(24).toString('base64')}`)
  const signed = (by: Webhook, at: Date, text = body) => {
    const id = `msg_${randomBytes(12).toString('hex')}`
    return {
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': by.sign(id, at, text),
    }
  }
  const delivery = (
    name: string,
    genuine: boolean,
    headers: Record<string, string>,
    sent = body,
    more: { method?: string; type?: string } = {},
  ): Delivery => ({
    name,
    genuine,
    ask: {
      method: more.method ?? 'POST',
      headers: { 'content-type': more.type ?? 'application/json', ...headers },
      ...(more.method === 'GET' ? {} : { body: sent }),
    },
  })
  const good = signed(own, now)
  const { 'svix-signature': signature } = good
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))
  const renamed = Object.fromEntries(
    Object.entries(good).map(([key, value]) => [key.replace('svix-', 'x-webhook-'), value]),
  )
  return [
    delivery('genuine', true, good),
    delivery('replayed', true, good),
    delivery('four-minutes-old', true, signed(own, new Date(now.getTime() - 4 * MINUTE_MS))),
    delivery('several-signatures', true, { ...good, 'svix-signature': `v1,AAAA ${signature}` }),
    delivery('tampered-body', false, good, body.replace('Verify', 'Admin')),
    delivery('white-space-added', false, good, `${body} `),
    delivery('empty-body', false, good, ''),
    delivery('huge-body', false, good, JSON.stringify({ ...EVENT, filler: 'x'.repeat(HUGE) })),
    delivery('wrong-secret', false, signed(other, now)),
    delivery('guessable-secret', false, guessed(body, now)),
    delivery('unsigned', false, {}),
    ...Object.keys(good).map(name => delivery(`without-${name}`, false, without(name))),
    delivery('other-header-names', false, renamed),
    delivery('wrong-version', false, { ...good, 'svix-signature': signature.replace('v1,', 'v1a,') }),
    delivery('empty-signature', false, { ...good, 'svix-signature': 'v1,' }),
    delivery('too-old', false, signed(own, new Date(now.getTime() - 6 * MINUTE_MS))),
    delivery('too-new', false, signed(own, new Date(now.getTime() + 6 * MINUTE_MS))),
    delivery('unsigned-form', false, {}, 'type=user.created', { type: 'application/x-www-form-urlencoded' }),
    delivery('by-get', false, good, '', { method: 'GET' }),
  ]
}

/** Keys that a secret comes to which is not set, or that nobody has changed. */
const GUESSES = ['', 'undefined', 'null', Buffer.from('undefined', 'base64'), 'secret', 'whsec_']

/** Signed by each of them, as the headers have room for it. */
function guessed(body: string, at: Date): Record<string, string> {
  const id = `msg_${randomBytes(12).toString('hex')}`
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = GUESSES.map(
    key => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  )
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signatures.join(' ') }
}
