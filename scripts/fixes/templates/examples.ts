import type { Fix } from '../../core/fix.ts'
import semver from 'semver'
import type { Home } from './home.ts'
import { placed } from './parts.ts'
import type { Source } from './parts.ts'

/** `reverificationError()` and `useReverification()` are exported, with the types the template needs, since then. */
const REVERIFICATION_SINCE = '6.14.0'
/** What `lib/rate-limit` and `lib/webhook-deliveries` need. */
export const STORE =
  'Set UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN wherever the app runs in production: the instances of an app share no memory.'

/** A route that asks for a session, a permission, a rate and a valid body. */
export function apiRouteTemplate(home: Home, source: Source): Fix {
  const part = home.root.appDir === null ? 'api-route-pages' : 'api-route'
  return example(home, source, [part], 'A route that checks who calls, what for, how often and with what')
}

export function serverActionTemplate(home: Home, source: Source): Fix {
  return example(
    home,
    source,
    ['server-action'],
    'An action that checks who calls, what for, how often and with what',
  )
}

export function rateLimitTemplate(home: Home, source: Source): Fix {
  return example(home, source, ['rate-limit'], 'A rate limiter')
}

/** An action that asks again who calls, and its button. */
export function reverificationTemplate(home: Home, source: Source): Fix {
  const title = 'An action that asks again who calls, and its button'
  if (semver.lt(home.clerk, REVERIFICATION_SINCE))
    return byHand(
      title,
      `Reverification needs @clerk/nextjs ${REVERIFICATION_SINCE} or later: upgrade first.`,
    )
  return example(home, source, ['sensitive-action', 'sensitive-button'], title)
}

function example(home: Home, source: Source, parts: readonly string[], title: string): Fix {
  const { create, install, files, taken } = placed(home, source, parts)
  const [first] = parts
  if (first === undefined || !files.has(first))
    return byHand(title, 'It is for the App Router, which this app does not use.')
  const file = files.get(first) ?? ''
  if (taken.length > 0) return byHand(title, `${taken.join(' and ')} exists already, and is left as it is.`)
  return {
    title: `${title}: ${file}`,
    safety: 'safe',
    edits: [],
    create,
    install,
    remains: create.some(({ text }) => text.includes('UPSTASH_REDIS_REST_URL')) ? [STORE] : [],
  }
}

function byHand(title: string, sentence: string): Fix {
  return { title, safety: 'review', edits: [], create: [], install: [], remains: [sentence] }
}
