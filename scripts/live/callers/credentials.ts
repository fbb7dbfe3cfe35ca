import { randomBytes } from 'node:crypto'
import { SignJWT, base64url } from 'jose'
import type { JWTPayload } from 'jose'
import type { Caller } from '../../core/vocabulary.ts'
import { claimsOf } from './claims.ts'
import type { Session } from './claims.ts'
import { createSigningKey } from './keys.ts'
import type { SigningKey } from './keys.ts'
import type { People, Person } from './people.ts'

/** What one caller shows at the door. */
export interface Credential {
  /** `wrong-key`, `signed-in`; unique. */
  name: string
  /** Whose cell of the matrix it fills. */
  caller: Caller
  /** Is it a row of its own beside that caller's? */
  apart: boolean
  /** The session token or key; null: none. */
  token: string | null
}

const HOUR_S = 3600
/** Minutes: longer ago than any level of reverification accepts. */
const LONG_AGO = 99_999

let made: Promise<SigningKey> | undefined

/** A key that no app knows: one is enough for a run. */
function strangersKey(): Promise<SigningKey> {
  return (made ??= createSigningKey())
}

/** Which origins an app accepts session tokens from. */
export interface Party {
  azp: string
  /** Does it refuse those that another origin asked for (`authorizedParties`)? */
  strict: boolean
  /** Does it accept those that name no origin? With a list, SDKs before @clerk/backend 3 do. */
  nameless: boolean
}

/** A credential for every kind of caller. */
export async function createCredentials(
  key: SigningKey,
  people: People,
  { azp, strict, nameless }: Party,
): Promise<Credential[]> {
  const { signedIn, other, member, stranger, admins } = people
  const [admin = signedIn] = admins
  const wrong = await strangersKey()
  const mint = (person: Person, session: Session = {}) => sign(key, claimsOf(person, { azp, ...session }))
  const genuine = await mint(signedIn)
  const none = { name: 'anonymous', caller: 'anonymous', apart: false, token: null } as const
  return [
    none,
    real('expired', 'expired', await mint(signedIn, { shift: -2 * HOUR_S })),
    forged('not-yet-valid', await mint(signedIn, { shift: 2 * HOUR_S })),
    forged('wrong-key', await sign({ ...wrong, kid: key.kid }, claimsOf(admin, { azp }))),
    forged('alg-none', unsigned(claimsOf(admin, { azp }))),
    forged('altered-payload', altered(genuine, claimsOf(admin, { azp }))),
    {
      ...forged('wrong-azp', await mint(signedIn, { azp: 'https://evil.example' })),
      caller: strict ? 'anonymous' : 'signed-in',
    },
    {
      ...forged('no-azp', await sign(key, claimsOf(signedIn, {}))),
      caller: nameless ? 'signed-in' : 'anonymous',
    },
    real('pending', 'pending', await mint(signedIn, { status: 'pending' })),
    real('signed-in', 'signed-in', genuine),
    real('other-user', 'other-user', await mint(other)),
    real('member', 'member', await mint(member)),
    real('other-organisation', 'other-organisation', await mint(stranger)),
    ...(await Promise.all(
      admins.map(async (each, at) => real(at === 0 ? 'admin' : `admin-${at + 1}`, 'admin', await mint(each))),
    )),
    real('stale', 'stale', await mint(admin, { fva: [LONG_AGO, LONG_AGO] })),
    real('impersonator', 'impersonator', await mint(admin, { actor: other.userId })),
    real('machine-m2m', 'machine', `mt_${randomBytes(24).toString('hex')}`),
    real('machine-api-key', 'machine', `ak_${randomBytes(24).toString('hex')}`),
  ]
}

function real(name: string, caller: Caller, token: string): Credential {
  return { name, caller, apart: false, token }
}

/** Nobody who may be let in: it must fare no better than having no token. */
function forged(name: string, token: string): Credential {
  return { name, caller: 'anonymous', apart: true, token }
}

function sign({ kid, privateKey }: SigningKey, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey)
}

/** RFC 8725, section 3.1: the oldest forgery. */
function unsigned(claims: JWTPayload): string {
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`
}

/** A genuine signature under another payload. */
function altered(token: string, claims: JWTPayload): string {
  const [header = '', , signature = ''] = token.split('.')
  return `${header}.${encoded(claims)}.${signature}`
}

function encoded(value: object): string {
  return base64url.encode(JSON.stringify(value))
}

/** By which way a credential travels. */
export type Carrier = 'bearer' | 'cookie'

/** The request headers that carry a credential. */
export function carried({ token }: Credential, by: Carrier): Record<string, string> {
  if (token === null) return {}
  if (by === 'bearer') return { authorization: `Bearer ${token}` }
  // Without the last two, a development instance begins a handshake (@clerk/backend `authenticateRequest`).
  return { cookie: `__session=${token}; __client_uat=1; __clerk_db_jwt=dvb_verify` }
}
