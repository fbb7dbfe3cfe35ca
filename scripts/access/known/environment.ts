import { marked, SECRET, STORED } from '../origin.ts'
import type { Run } from '../run.ts'
import { constant, type Value, data } from '../values.ts'

/** Words of a secret's name, and words that make it none: an address, a switch, what browsers are given. */
const SECRET_WORD =
  /^(API)?(KEY|KEYS|SECRET|SECRETS|TOKEN|TOKENS|PASSWORD|PASSCODE|PASSPHRASE|PWD|SALT|CREDENTIALS|SIGNATURE)$/
const TELLS_ABOUT =
  /^(URL|URI|HOST|DOMAIN|ID|ENABLED|DISABLED|MODE|TTL|EXPIRY|ISSUER|REALM|NAME|HEADER|ALGORITHM|LENGTH|PATH)$/
const SHOWN_TO_ALL = /^(NEXT_PUBLIC|VITE|PUBLIC|EXPO_PUBLIC|NODE)_|(^|_)(PUBLISHABLE|PUBLIC|ANON|SITE)_/

function namesSecret(name: string): boolean {
  const words = name.toUpperCase().split('_')
  const at = words.findLastIndex(word => SECRET_WORD.test(word))
  if (SHOWN_TO_ALL.test(name)) return false
  if (at === -1) return words.length > 1 && words.at(-1) === 'AUTH'
  return !words.slice(at + 1).some(word => TELLS_ABOUT.test(word))
}

/** Without its keys Clerk answers every request with an error (@clerk/nextjs `errorThrower`): a deployment has them. */
const CLERK_KEY = /^(NEXT_PUBLIC_)?CLERK_PUBLISHABLE_KEY$/

/**
 * An environment variable, judged as in production. One that is named as a secret counts as set: whether the
 * deployment sets it cannot be seen from the source.
 */
export function environment(name: string, run: Run): Value {
  if (name === 'NODE_ENV' || name === 'VERCEL_ENV') return constant('production')
  run.readsEnvironment = true
  const assumed = run.facts.request?.environment ?? null
  if (assumed !== null) return constant(assumed === 'unset' ? undefined : assumed)
  if (CLERK_KEY.test(name)) return data(marked(STORED), true)
  return namesSecret(name) ? data(marked(SECRET), true) : data(marked(STORED))
}

/** `process.env` itself, before a name is asked of it. */
export const ENVIRONMENT = 'process.env'

/** Does the name look like an environment variable's? Env modules (`env.CRON_SECRET`) keep the names. */
export function environmentName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(name)
}
