import { marked, SECRET, STORED } from '../origin.ts'
import { constant, type Value, data } from '../values.ts'

/** Names in the environment that hold no secret: they tell where the app runs. */
const NO_SECRET = /^(NEXT_PUBLIC_|VITE_|PUBLIC_|NODE_|VERCEL|CI$|PORT$|HOST|TZ$|NEXT_RUNTIME)/
const NAMES_SECRET = /SECRET|TOKEN|KEY|PASS|PWD|SIGN|CREDENTIAL|SALT|HASH|AUTH|WEBHOOK|PRIVATE|CRON/

/**
 * An environment variable, judged as in production. One that is named as a secret counts as set: whether the
 * deployment sets it cannot be seen from the source.
 */
export function environment(name: string): Value {
  if (name === 'NODE_ENV' || name === 'VERCEL_ENV') return constant('production')
  if (NO_SECRET.test(name) || !NAMES_SECRET.test(name)) return data(marked(STORED))
  return data(marked(SECRET), true)
}

/** `process.env` itself, before a name is asked of it. */
export const ENVIRONMENT = 'process.env'

/** Does the name look like an environment variable's? Env modules (`env.CRON_SECRET`) keep the names. */
export function environmentName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(name)
}
