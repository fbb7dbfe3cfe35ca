import { z } from 'zod'

/** Stops whatever takes this module into a browser: bundlers follow imports wherever they lead. */
export function assertServerOnly(module: string): void {
  if (typeof window !== 'undefined') throw new Error(`${module} is for the server, and runs in a browser`)
}

assertServerOnly('env')

const PUBLISHABLE_KEY = /^pk_(test|live)_([A-Za-z0-9+/=]+)$/
const SECRET_KEY = /^sk_(test|live)_\w+$/
/** A key that must not reach a browser; the names are those that bundlers write into browser code. */
const SECRET = /^(?:sk_(?:test|live)_|whsec_)/
const PUBLIC_NAME = /^NEXT_PUBLIC_/

const schema = z
  .object({
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: required().refine(
      isPublishableKey,
      'is no publishable key: it begins with pk_test_ or pk_live_',
    ),
    CLERK_SECRET_KEY: required().regex(SECRET_KEY, 'is no secret key: it begins with sk_test_ or sk_live_'),
    CLERK_WEBHOOK_SIGNING_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/=]+$/, 'is no signing secret: it begins with whsec_')
      .optional(),
  })
  .refine(keys => kindOf(keys.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY) === kindOf(keys.CLERK_SECRET_KEY), {
    path: ['CLERK_SECRET_KEY'],
    message: 'and NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY are of two instances: one is a test key, one a live key',
  })

function required() {
  return z.string({ message: 'is not set' }).min(1, 'is empty')
}

/** Its last part is the address of the instance's Frontend API and a dollar sign, in base64. */
function isPublishableKey(key: string): boolean {
  const encoded = PUBLISHABLE_KEY.exec(key)?.[2] ?? ''
  const address = Buffer.from(encoded, 'base64').toString('latin1')
  return address.includes('.') && address.indexOf('$') === address.length - 1
}

function kindOf(key: string): string {
  return key.slice(3, 7)
}

/** Messages name the variable and never its value: they end up in logs. */
function parseEnv(variables: Record<string, string | undefined>) {
  const result = schema.safeParse(variables)
  const problems = result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`)
  for (const [name, value] of Object.entries(variables))
    if (PUBLIC_NAME.test(name) && SECRET.test(value ?? ''))
      problems.push(`${name} holds a secret, and its name puts it into every browser: rename and rotate it`)
  if (!result.success || problems.length > 0)
    throw new Error(`The environment is not fit to start with:\n${problems.join('\n')}`)
  return result.data
}

/** Checked once, when the server starts (see instrumentation). */
export const env = parseEnv(process.env)
