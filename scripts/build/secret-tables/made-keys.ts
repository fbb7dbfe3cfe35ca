import { generator, seedOf } from '../random.ts'

/**
 * Keys of the right shape that open nothing, drawn when they are needed: no file of ours holds one, so no scanner
 * stops whoever copies this project. The same name yields the same key.
 */

export const KEY_KINDS = [
  'sk_test',
  'sk_live',
  'whsec',
  'ak',
  'mt',
  'oat',
  'encryption-key',
  'jwt-signing-key',
] as const
export type KeyKind = (typeof KEY_KINDS)[number]

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const ALPHANUMERIC = `${LETTERS}0123456789`
export const BASE64 = `${ALPHANUMERIC}+/`
export const HEX = '0123456789abcdef'

export function madeText(length: number, alphabet: string, name: string): string {
  const random = generator(seedOf(name))
  // The first numbers of neighbouring seeds are alike.
  for (let i = 0; i < 8; i++) random()
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join('')
}

/** One secret of a kind, as its issuer makes them. */
export function madeKey(kind: KeyKind, name: string): string {
  const drawn = (length: number, alphabet: string) => madeText(length, alphabet, `${kind} ${name}`)
  switch (kind) {
    case 'sk_test':
    case 'sk_live':
      return `${kind}_${drawn(42, ALPHANUMERIC)}`
    case 'whsec':
      return `whsec_${drawn(32, BASE64)}`
    case 'ak':
      return `ak_${drawn(43, ALPHANUMERIC)}`
    case 'mt':
    case 'oat':
      return `${kind}_${drawn(44, ALPHANUMERIC)}`
    case 'encryption-key':
      return drawn(64, HEX)
    case 'jwt-signing-key':
      return privateKeyOf(drawn(1592, BASE64))
  }
}

function privateKeyOf(body: string): string {
  const lines = body.match(/.{1,64}/g) ?? []
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join('\n')
}

/** `pk_test_` and the frontend API's host, as Clerk encodes it. */
export function publishableKey(mode: 'test' | 'live', host: string): string {
  return `pk_${mode}_${Buffer.from(`${host}$`).toString('base64')}`
}
