import { readPublishableKey } from '../../core/publishable-key.ts'

/** What a process needs of the machine to run at all; everything else of the user's environment stays out. */
const ALLOWED = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot', 'ComSpec', 'PATHEXT']

/** Host of a frontend API that belongs to nobody: no request leaves for it, since only the browser would ask it. */
const FRONTEND_API = 'verify-loopback-12.clerk.accounts.dev'

/** Keys that are made for one run and are worth nothing outside it. */
export interface MadeKeys {
  publishableKey: string
  secretKey: string
  /** `whsec_…`, as svix takes it. */
  webhookSecret: string
  /** Origin of the loopback stand-in for Clerk's backend API. */
  apiUrl: string
}

/** The host that a made publishable key names; a cookie's session token must bear it as its issuer. */
export const ISSUER = `https://${FRONTEND_API}`

/** A publishable key as Clerk writes them: the host and one `$` in base64. */
export function madePublishableKey(): string {
  return `pk_test_${Buffer.from(`${FRONTEND_API}$`).toString('base64')}`
}

/**
 * The environment that an app runs with: the few names that any process needs, the app's own names with made-up
 * values, and keys of our own under every name that Clerk's SDKs read. No value of the user's own reaches the app.
 * @param home a folder of the run: what stands in the user's home (cloud credentials, npm's token) is out of reach
 * @param names variables that the app's env files or its source name
 */
export function environmentOf(
  machine: Readonly<Record<string, string | undefined>>,
  home: string,
  keys: MadeKeys,
  names: ReadonlyMap<string, string | undefined>,
): Record<string, string> {
  const allowed = ALLOWED.flatMap(name => {
    const value = machine[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const made = [...names].map(([name, told]) => [name, told ?? madeValue(name, keys)] as const)
  return {
    ...Object.fromEntries(made),
    ...Object.fromEntries(allowed),
    ...quiet(home),
    ...clerkVariables(keys),
  }
}

/** The variables to start an app with by hand before `verify --url` asks it. */
export function clerkVariables(keys: MadeKeys): Record<string, string> {
  return {
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: keys.publishableKey,
    CLERK_PUBLISHABLE_KEY: keys.publishableKey,
    CLERK_SECRET_KEY: keys.secretKey,
    CLERK_API_URL: keys.apiUrl,
    CLERK_WEBHOOK_SIGNING_SECRET: keys.webhookSecret,
    CLERK_WEBHOOK_SECRET: keys.webhookSecret,
    WEBHOOK_SECRET: keys.webhookSecret,
    SIGNING_SECRET: keys.webhookSecret,
    CLERK_TELEMETRY_DISABLED: '1',
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
    NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: '1',
  }
}

function quiet(home: string): Record<string, string> {
  return { HOME: home, TMPDIR: home, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', CI: '1' }
}

/** A value that has the shape its name promises and leads nowhere: port 9 of the loopback discards. */
function madeValue(name: string, keys: MadeKeys): string {
  if (/CLERK.*WEBHOOK|WEBHOOK.*SECRET|SVIX.*SECRET|SIGNING_SECRET/.test(name)) return keys.webhookSecret
  if (/DATABASE|POSTGRES|_DB_|^DB_/.test(name)) return 'postgresql://verify:verify@127.0.0.1:9/verify'
  if (/REDIS/.test(name) && /URL|URI/.test(name)) return 'redis://127.0.0.1:9'
  if (/URL|URI|ENDPOINT|ORIGIN|HOST$/.test(name)) return 'http://127.0.0.1:9'
  if (/EMAIL|_FROM$/.test(name)) return 'verify@example.com'
  if (name.endsWith('PORT')) return '9'
  return `made_for_verify_${name.toLowerCase()}_0123456789abcdef`
}

/** The first variable that holds a production key of Clerk's: an app is not verified beside it. */
export function productionKeyIn(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return Object.entries(environment).find(
    ([name, value]) =>
      value !== undefined &&
      ((/CLERK/.test(name) && value.trim().startsWith('sk_live_')) ||
        readPublishableKey(value)?.mode === 'live'),
  )?.[0]
}
