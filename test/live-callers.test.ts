import { createRequire } from 'node:module'
import fc from 'fast-check'
import { exportSPKI, importJWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { carried, createCredentials } from '../scripts/live/callers/credentials.ts'
import type { Carrier } from '../scripts/live/callers/credentials.ts'
import { createSigningKey, madeKeys } from '../scripts/live/callers/keys.ts'
import type { SigningKey } from '../scripts/live/callers/keys.ts'
import { peopleFor } from '../scripts/live/callers/people.ts'
import type { Rights } from '../scripts/live/callers/people.ts'

// By require: the types of Next would change those of this project's own processes.
const { createClerkClient } = createRequire(import.meta.url)('@clerk/nextjs/server')

const ORIGIN = 'http://localhost:4321'
let signing: SigningKey
let pem = ''
beforeAll(async () => {
  signing = await createSigningKey()
  const key = await importJWK(signing.publicJwk, 'RS256')
  if (key instanceof Uint8Array) throw new Error('an RSA key is no bytes')
  pem = await exportSPKI(key)
})

/** What Clerk's own SDK makes of a credential. */
async function authOf(
  name: string,
  rights: Rights,
  by: Carrier = 'bearer',
  party: string | undefined = undefined,
) {
  const keys = madeKeys('http://127.0.0.1:9')
  const all = await createCredentials(signing, peopleFor(rights), {
    azp: ORIGIN,
    strict: false,
    nameless: true,
  })
  const credential = all.find(each => each.name === name)
  if (credential === undefined) throw new Error(`there is no credential ${name}`)
  const clerk = createClerkClient({
    secretKey: keys.secretKey,
    publishableKey: keys.publishableKey,
    telemetry: { disabled: true },
  })
  const request = new Request(`${ORIGIN}/api/notes`, { headers: carried(credential, by) })
  const state = await clerk.authenticateRequest(request, {
    jwtKey: pem,
    ...(party === undefined ? {} : { authorizedParties: [party] }),
  })
  return { status: state.status, auth: state.toAuth() }
}

const NO_RIGHTS: Rights = { roles: [], permissions: [] }

describe('a credential', () => {
  it.each([
    'signed-in',
    'other-user',
    'member',
    'other-organisation',
    'admin',
    'stale',
    'impersonator',
    'wrong-azp',
    'no-azp',
  ])('%s is accepted by the SDK, by header and by cookie', async name => {
    expect((await authOf(name, NO_RIGHTS)).status).toBe('signed-in')
    expect((await authOf(name, NO_RIGHTS, 'cookie')).status).toBe('signed-in')
  })

  it.each(['expired', 'not-yet-valid', 'wrong-key', 'alg-none', 'altered-payload'])(
    '%s is not',
    async name => {
      expect((await authOf(name, NO_RIGHTS)).status).not.toBe('signed-in')
      expect((await authOf(name, NO_RIGHTS, 'cookie')).status).not.toBe('signed-in')
    },
  )

  it('of a pending session is nobody, unless the app says otherwise', async () => {
    expect((await authOf('pending', NO_RIGHTS)).auth?.userId).toBeNull()
  })

  it('of another origin is refused where the app names its own; one that names none, too', async () => {
    expect((await authOf('wrong-azp', NO_RIGHTS, 'bearer', ORIGIN)).status).toBe('signed-out')
    expect((await authOf('no-azp', NO_RIGHTS, 'bearer', ORIGIN)).status).toBe('signed-out')
    expect((await authOf('signed-in', NO_RIGHTS, 'bearer', ORIGIN)).status).toBe('signed-in')
  })

  it('of an administrator has what the source asks, and nothing else', async () => {
    const word = fc.stringMatching(/^[a-z][a-z_]{0,8}$/).filter(each => !each.startsWith('sys_'))
    const permission = fc.tuple(word, word).map(([feature, name]) => `org:${feature}:${name}`)
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(permission, { maxLength: 6 }),
        permission,
        async (permissions, other) => {
          const { auth } = await authOf('admin', { roles: ['org:admin'], permissions })
          for (const each of permissions) expect(auth?.has({ permission: each })).toBe(true)
          expect(auth?.has({ permission: other })).toBe(permissions.includes(other))
          expect(auth?.has({ role: 'org:admin' })).toBe(true)
          expect(auth?.has({ role: 'org:billing' })).toBe(false)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('of a member has no right, and of an old session does not answer to reverification', async () => {
    const rights = { roles: ['org:admin'], permissions: ['org:notes:manage'] }
    const { auth: member } = await authOf('member', rights)
    expect(member?.has({ permission: 'org:notes:manage' })).toBe(false)
    expect(member?.orgId).not.toBeNull()
    expect((await authOf('signed-in', rights)).auth?.has({ reverification: 'strict' })).toBe(true)
    expect((await authOf('stale', rights)).auth?.has({ reverification: 'strict' })).toBe(false)
    expect((await authOf('stale', rights)).auth?.has({ permission: 'org:notes:manage' })).toBe(true)
  })
})
