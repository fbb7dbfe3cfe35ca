import { randomBytes } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { ISSUER } from '../app/environment.ts'
import type { Membership, Person } from './people.ts'

const LIFETIME_S = 3600

/** Where a session is from, and how fresh it is. */
export interface Session {
  /** The origin that asked for the token; absent: the claim is missing. */
  azp?: string
  /** Minutes since the first and the second factor were checked; -1: never. */
  fva?: readonly [number, number]
  status?: 'active' | 'pending'
  /** Seconds that the token's times are shifted by. */
  shift?: number
  /** Who acts in the user's name. */
  actor?: string
}

/**
 * The payload of a session token, version 2, with the organisation claims of version 1 beside it for SDKs that know
 * no other (docs: guides/sessions/session-tokens).
 */
export function claimsOf(person: Person, session: Session): JWTPayload {
  const now = Math.floor(Date.now() / 1000) + (session.shift ?? 0)
  const { azp, fva = [0, 0], status = 'active', actor } = session
  return {
    v: 2,
    iss: ISSUER,
    sub: person.userId,
    sid: person.sessionId,
    jti: randomBytes(10).toString('hex'),
    iat: now,
    nbf: now - 10,
    exp: now + LIFETIME_S,
    sts: status,
    fva: [...fva],
    ...(azp === undefined ? {} : { azp }),
    ...(actor === undefined ? {} : { act: { sub: actor, iss: ISSUER } }),
    ...(person.membership === undefined ? {} : organisation(person.membership)),
    ...custom(person),
  }
}

/** What apps most often have Clerk add to their tokens (docs: guides/sessions/customize-session-tokens). */
function custom({ administrator, email }: Person): JWTPayload {
  const metadata = { role: administrator ? 'admin' : 'user', onboardingComplete: true }
  return { email, metadata, publicMetadata: metadata, public_metadata: metadata }
}

function organisation({ id, slug, role, permissions }: Membership): JWTPayload {
  const short = role.replace(/^org:/, '')
  const { features, names, maps } = compressed(permissions)
  return {
    o: {
      id,
      slg: slug,
      rol: short,
      ...(names.length > 0 ? { per: names.join(','), fpm: maps.join(',') } : {}),
    },
    ...(features.length > 0 ? { fea: features.map(feature => `o:${feature}`).join(',') } : {}),
    org_id: id,
    org_slug: slug,
    org_role: role,
    org_permissions: [...permissions],
  }
}

/**
 * `org:invoices:manage` as version 2 writes it: features, permissions, and for each feature the bits of its
 * permissions (@clerk/shared `jwtPayloadParser`).
 */
function compressed(permissions: readonly string[]): { features: string[]; names: string[]; maps: number[] } {
  const pairs = permissions.flatMap(permission => {
    const [, feature, name] = /^org:([^:]+):([^:]+)$/.exec(permission) ?? []
    return feature === undefined || name === undefined || feature.startsWith('sys_')
      ? []
      : [{ feature, name }]
  })
  const features = [...new Set(pairs.map(({ feature }) => feature))]
  const names = [...new Set(pairs.map(({ name }) => name))]
  const maps = features.map(feature =>
    names.reduce(
      (bits, name, at) =>
        pairs.some(pair => pair.feature === feature && pair.name === name) ? bits + 2 ** at : bits,
      0,
    ),
  )
  return { features, names, maps }
}
