import { exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey, JWK } from 'jose'
import { randomBytes } from 'node:crypto'
import { madePublishableKey } from '../app/environment.ts'
import type { MadeKeys } from '../app/environment.ts'

/** A pair that signs session tokens; it lives as long as the run. */
export interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicJwk: JWK
}

/** Clerk signs session tokens with RS256 (docs: guides/sessions/manual-jwt-verification). */
const ALGORITHM = 'RS256'

export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const kid = `ins_${randomBytes(13).toString('hex')}`
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: ALGORITHM } }
}

/** Where the stand-in for Clerk's backend listens for an app that was started by hand. */
export const STAND_IN_PORT = 47_521

/**
 * Keys for an app that was started by hand, the same in every run: they guard nothing but an app on this machine that
 * was started with them.
 */
export function printedKeys(): MadeKeys {
  return {
    publishableKey: madePublishableKey(),
    secretKey: `sk_test_${'verify'.repeat(7)}`,
    webhookSecret: `whsec_${Buffer.from('clerk-security-verify-loopback').toString('base64')}`,
    apiUrl: `http://127.0.0.1:${STAND_IN_PORT}`,
  }
}

/** Keys for an app whose backend API is answered at `apiUrl`. */
export function madeKeys(apiUrl: string): MadeKeys {
  return {
    publishableKey: madePublishableKey(),
    secretKey: `sk_test_${randomBytes(21).toString('hex')}`,
    webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
    apiUrl,
  }
}
