import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { whateverHappens } from '../app/ending.ts'
import type { SigningKey } from './keys.ts'
import { everybody } from './people.ts'
import type { People, Person } from './people.ts'

/** What answers on the loopback in place of Clerk's backend API. */
export interface StandIn {
  /** `http://127.0.0.1:4321` */
  origin: string
  /** How many changes the app has asked for so far; none is made. */
  askedToChange: () => number
  close: () => Promise<void>
}

const FOUND_NOTHING = {
  errors: [
    { code: 'resource_not_found', message: 'not found', long_message: 'The stand-in knows no such thing.' },
  ],
}

/**
 * Serves the public key (`GET /v1/jwks`), the users of the made instance, and a polite refusal for all else. It
 * listens on the loopback alone.
 */
export async function startStandIn(key: SigningKey, people: People, port = 0): Promise<StandIn> {
  let asked = 0
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://stand-in').pathname
    if (request.method !== 'GET' && !path.endsWith('/verify')) asked += 1
    answer(request, response, path, key, people)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const forget = whateverHappens(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const at = address !== null && typeof address === 'object' ? address.port : port
  return { origin: `http://127.0.0.1:${at}`, askedToChange: () => asked, close: async () => forget() }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  key: SigningKey,
  people: People,
): void {
  request.resume()
  const found = request.method === 'GET' ? resource(path, key, people) : changed(request.method, path, people)
  response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(found ?? FOUND_NOTHING))
}

function resource(path: string, key: SigningKey, people: People): unknown {
  if (path === '/v1/jwks') return { keys: [key.publicJwk] }
  const all = everybody(people)
  if (path === '/v1/users') return all.map(userOf)
  const [, id, part] = /^\/v1\/users\/([^/]+)(?:\/(organization_memberships))?$/.exec(path) ?? []
  const person = all.find(each => each.userId === id)
  if (person === undefined) return undefined
  return part === undefined ? userOf(person) : membershipsOf(person)
}

/** A user is said to be changed, or deleted, and stays as he is. */
function changed(method: string | undefined, path: string, people: People): unknown {
  const [, id] = /^\/v1\/users\/([^/]+)/.exec(path) ?? []
  const person = everybody(people).find(({ userId }) => userId === id)
  if (person === undefined) return undefined
  return method === 'DELETE' ? { id, object: 'user', deleted: true } : userOf(person)
}

/** A user as the backend API writes it, as far as SDKs read it (docs: reference/backend/types/backend-user). */
function userOf({ userId, email, administrator }: Person) {
  const verified = { status: 'verified', strategy: 'email_code', attempts: null, expire_at: null }
  return {
    id: userId,
    object: 'user',
    username: null,
    first_name: 'Verify',
    last_name: 'Caller',
    image_url: '',
    has_image: false,
    primary_email_address_id: `idn_${userId}`,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    password_enabled: true,
    two_factor_enabled: false,
    totp_enabled: false,
    backup_code_enabled: false,
    email_addresses: [
      {
        id: `idn_${userId}`,
        object: 'email_address',
        email_address: email,
        verification: verified,
        linked_to: [],
      },
    ],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    saml_accounts: [],
    external_id: null,
    last_sign_in_at: null,
    last_active_at: null,
    banned: false,
    locked: false,
    public_metadata: { role: administrator ? 'admin' : 'user', onboardingComplete: true },
    private_metadata: {},
    unsafe_metadata: {},
    created_at: 1_700_000_000_000,
    updated_at: 1_700_000_000_000,
    create_organization_enabled: true,
    delete_self_enabled: true,
  }
}

function membershipsOf({ userId, membership }: Person) {
  if (membership === undefined) return { data: [], total_count: 0 }
  const { id, slug, role, permissions } = membership
  const organization = {
    id,
    object: 'organization',
    name: slug,
    slug,
    public_metadata: {},
    private_metadata: {},
  }
  const one = {
    id: `orgmem_${userId}`,
    object: 'organization_membership',
    role,
    permissions,
    organization,
    public_user_data: { user_id: userId },
    public_metadata: {},
    private_metadata: {},
  }
  return { data: [one], total_count: 1 }
}
