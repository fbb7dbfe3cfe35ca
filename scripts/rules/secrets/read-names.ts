import type { App } from '../../project/project.ts'

/**
 * The names of environment variables that Clerk's packages read, by package and major: searched for in what npm
 * delivers (6.39.8 and 7.9.17 of @clerk/nextjs, and the last release of each other major named here).
 */
const SERVER = 'API_URL API_VERSION SECRET_KEY'
const PAGES =
  'SIGN_IN_URL SIGN_UP_URL SIGN_IN_FORCE_REDIRECT_URL SIGN_UP_FORCE_REDIRECT_URL SIGN_IN_FALLBACK_REDIRECT_URL SIGN_UP_FALLBACK_REDIRECT_URL'
const CLIENT =
  'PUBLISHABLE_KEY DOMAIN IS_SATELLITE PROXY_URL JS_URL JS_VERSION TELEMETRY_DEBUG TELEMETRY_DISABLED'
const LATER = 'UI_URL UI_VERSION PREFETCH_UI KEYLESS_DISABLED UNSAFE_DISABLE_DEVELOPMENT_MODE_CONSOLE_WARNING'
const AFTER = 'AFTER_SIGN_IN_URL AFTER_SIGN_UP_URL'
const ANYWHERE = `${SERVER} ${PAGES} ${CLIENT} ${LATER} ${AFTER} JS JS_VARIANT JWT_KEY MACHINE_SECRET_KEY ENCRYPTION_KEY WEBHOOK_SIGNING_SECRET CHECKOUT_CONTINUE_URL DISABLE_AUTO_PROXY`

interface Names {
  /** Read on the server under `CLERK_`. */
  bare: string
  /** Read under the public prefix. */
  open: string
  prefix: string
}

const NEXT = { prefix: 'NEXT_PUBLIC_' }
const NONE = { prefix: '' }
const KNOWN: Readonly<Record<string, Names>> = {
  '@clerk/nextjs@5': { ...NEXT, bare: `${SERVER} ENCRYPTION_KEY`, open: `${CLIENT} ${PAGES} ${AFTER}` },
  '@clerk/nextjs@6': {
    ...NEXT,
    bare: `${SERVER} ENCRYPTION_KEY MACHINE_SECRET_KEY WEBHOOK_SIGNING_SECRET`,
    open: `${CLIENT} ${PAGES} ${AFTER} CHECKOUT_CONTINUE_URL KEYLESS_DISABLED`,
  },
  '@clerk/nextjs@7': {
    ...NEXT,
    bare: `${SERVER} ENCRYPTION_KEY MACHINE_SECRET_KEY WEBHOOK_SIGNING_SECRET DISABLE_AUTO_PROXY FAPI_URL`,
    open: `${CLIENT} ${PAGES} ${LATER} CHECKOUT_CONTINUE_URL`,
  },
  '@clerk/express@1': { ...NONE, bare: `${ANYWHERE}`, open: '' },
  '@clerk/express@2': { ...NONE, bare: `${ANYWHERE}`, open: '' },
  '@clerk/fastify@1': { ...NONE, bare: `${SERVER} JWT_KEY PUBLISHABLE_KEY`, open: '' },
  '@clerk/fastify@2': {
    ...NONE,
    bare: `${SERVER} JWT_KEY PUBLISHABLE_KEY MACHINE_SECRET_KEY WEBHOOK_SIGNING_SECRET`,
    open: '',
  },
  '@clerk/hono@0': {
    ...NONE,
    bare: `${SERVER} PUBLISHABLE_KEY MACHINE_SECRET_KEY WEBHOOK_SIGNING_SECRET`,
    open: '',
  },
}

/** Packages that read nothing, or nothing that those above do not. */
const SILENT =
  /^@clerk\/(?:backend|types|shared|themes|ui|localizations|clerk-react|react|elements|clerk-js|testing|eslint-plugin|dev-cli|upgrade)$/
/** `@clerk/backend` and `@clerk/testing` read these by themselves. */
const ALWAYS = 'WEBHOOK_SIGNING_SECRET FAPI FAPI_URL TESTING_TOKEN TESTING_DEBUG'

/**
 * The names that Clerk's packages in these apps read; undefined where one of them is not known well enough to say
 * that a name is read by nobody.
 */
export function namesReadBy(apps: readonly App[]): ReadonlySet<string> | undefined {
  const names = new Set(ALWAYS.split(' ').map(name => `CLERK_${name}`))
  let known = false
  for (const app of apps) {
    for (const dependency of app.dependencies.keys()) {
      if (!dependency.includes('clerk') || SILENT.test(dependency)) continue
      const read = KNOWN[`${dependency}@${app.version(dependency)?.major}`]
      if (read === undefined) return undefined
      known = true
      for (const name of read.bare.split(' ')) names.add(`CLERK_${name}`)
      if (read.prefix !== '')
        for (const name of read.open.split(' ')) names.add(`${read.prefix}CLERK_${name}`)
    }
  }
  return known ? names : undefined
}
