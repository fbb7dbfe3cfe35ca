import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksRandom } from '../scripts/core/randomness.ts'
import { findSecrets, redact } from '../scripts/core/secret.ts'

/** Drawn once at random; they open nothing. */
const BODY = 'kX9vQ2mLr7TzB4nWc8YpHs3FdJ6gAeUo5iKq1NtVxZ'
const STRIPE_BODY = `51H8sK${BODY}${[...BODY].reverse().join('')}`

const kindsIn = (text: string) => findSecrets(text).map(({ kind, real, live }) => ({ kind, real, live }))

describe('findSecrets', () => {
  test.each([
    [`sk_test_${BODY}`, 'clerk-secret-key', false],
    [`sk_live_${BODY}`, 'clerk-secret-key', true],
    [`sk_live_${STRIPE_BODY}`, 'stripe-secret-key', true],
    [`STRIPE_SECRET_KEY=sk_test_${BODY}`, 'stripe-secret-key', false],
    [`CLERK_SECRET_KEY=sk_test_${BODY.slice(0, 30)}`, 'clerk-secret-key', false],
    [`sk_test_${BODY.slice(0, 24)}`, 'clerk-or-stripe-secret-key', false],
    [`whsec_${BODY}`, 'webhook-signing-secret', false],
    [`ak_${BODY}`, 'clerk-machine-key', false],
    [`mt_${BODY}`, 'clerk-machine-key', false],
  ])('%s is a %s', (text, kind, live) => {
    expect(kindsIn(text)).toEqual([{ kind, real: true, live }])
  })

  test.each([
    'sk_test_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'sk_test_your_secret_key_goes_in_this_place',
    'sk_live_1234567890abcdefghijklmnopqrstuvwxyz',
    'whsec_replace_me_with_your_signing_secret',
    'sk_test_aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbb',
    'ak_thisisaverylongidentifierinlowercase',
  ])('%s is a stand-in', text => {
    expect(findSecrets(text).filter(secret => secret.real)).toEqual([])
  })

  test.each([
    'pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk',
    "key.startsWith('sk_test_')",
    `risk_test_${BODY}`,
    `desk_live_${BODY}`,
  ])('%s has no secret in it', text => {
    expect(findSecrets(text)).toEqual([])
  })

  test('names the place', () => {
    const text = `const key = 'sk_live_${BODY}'\n`
    const [secret] = findSecrets(text)
    expect(text.slice(secret?.start, secret?.end)).toBe(`sk_live_${BODY}`)
    expect(secret?.shown).toBe('sk_live_kX9v…')
  })
})

describe('redact', () => {
  const body = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
    minLength: 24,
    maxLength: 100,
  })
  const prefix = fc.constantFrom('sk_test_', 'sk_live_', 'whsec_', 'ak_', 'mt_', 'oat_', 'rk_live_')
  const around = fc.string().map(text => ` ${text} `)

  test('no secret of a known shape is left whole, whatever stands around it', () => {
    fc.assert(
      fc.property(around, prefix, body, around, (before, start, secret, after) => {
        expect(redact(`${before}${start}${secret}${after}`)).not.toContain(secret)
      }),
    )
  })

  test('a text without secrets stays as it is, and redacting twice changes nothing', () => {
    fc.assert(
      fc.property(prefix, body, (start, secret) => {
        const once = redact(`key ${start}${secret} end`)
        expect(redact(once)).toBe(once)
      }),
    )
    expect(redact('GET /api/posts reads sk_test_ keys')).toBe('GET /api/posts reads sk_test_ keys')
  })

  test('passwords in addresses, tokens and private keys go too', () => {
    expect(redact('postgres://shop:hunter22@db.internal/shop')).toBe('postgres://shop:…@db.internal/shop')
    expect(redact('Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJlLWhlcmU')).toBe(
      'Bearer eyJh…',
    )
    expect(redact(`-----BEGIN PRIVATE KEY-----\n${BODY}${BODY}\n`)).not.toContain(BODY)
  })

  test('hostile text costs no more than its length', () => {
    const started = performance.now()
    for (const piece of ['sk_test_', 'whsec_', 'eyJ-', 'a.a://', 'sk-', '-----BEGIN PRIVATE KEY-----']) {
      redact(piece.repeat(100_000))
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

test('looksRandom tells keys from words', () => {
  expect(looksRandom(BODY)).toBe(true)
  expect(looksRandom('correct-horse-battery-staple')).toBe(false)
  expect(looksRandom('please-change-me-to-something')).toBe(false)
  expect(looksRandom('short')).toBe(false)
})
