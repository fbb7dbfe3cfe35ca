import { marked, SECRET, STORED } from '../origin.ts'
import { constant, type Value, data } from '../values.ts'

/** The last word of a secret's name, and words that make it none: an address, a switch, what browsers are given. */
const SECRET_WORD =
  /^(KEY|KEYS|SECRET|SECRETS|TOKEN|TOKENS|PASSWORD|PASS|PWD|SALT|CREDENTIALS|SIGNATURE|HASH)$/
const SHOWN_TO_ALL = /^(NEXT_PUBLIC|VITE|PUBLIC|EXPO_PUBLIC|NODE)_|(^|_)(PUBLISHABLE|PUBLIC|ANON|SITE)_/

function namesSecret(name: string): boolean {
  return !SHOWN_TO_ALL.test(name) && SECRET_WORD.test(name.split('_').at(-1) ?? '')
}

/**
 * An environment variable, judged as in production. One that is named as a secret counts as set: whether the
 * deployment sets it cannot be seen from the source.
 */
export function environment(name: string): Value {
  if (name === 'NODE_ENV' || name === 'VERCEL_ENV') return constant('production')
  return namesSecret(name) ? data(marked(SECRET), true) : data(marked(STORED))
}

/** `process.env` itself, before a name is asked of it. */
export const ENVIRONMENT = 'process.env'

/** Does the name look like an environment variable's? Env modules (`env.CRON_SECRET`) keep the names. */
export function environmentName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(name)
}
