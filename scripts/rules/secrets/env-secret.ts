import type { FoundSecret } from '../../core/secret.ts'
import { looksRandom } from '../../core/randomness.ts'
import { findSecrets } from '../../core/secret.ts'
import type { EnvFile, EnvVariable } from '../../project/project.ts'
import { PUBLIC_PREFIX } from '../../core/secret-name.ts'

/** A variable of an env file whose value is a secret, with what may be printed of it. */
export interface EnvSecret {
  variable: EnvVariable
  /** `CLERK_SECRET_KEY (Clerk secret key sk_live_ab12…)`. */
  shown: string
  live: boolean
  /** True where the value itself has a secret's shape; false where its name and randomness speak for it. */
  certain: boolean
}

/** Where keyless mode keeps the secret key of an instance that nobody has claimed yet. */
export const KEYLESS_FILE = /(?:^|\/)\.clerk\/.*\.json$/

const SECRET_NAME =
  /(?:^|_)(?:SECRET|SECRETS|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS|KEY|PRIVATE|AUTH|SALT)(?:_|$)|SECRET$|APIKEY$/

/** Keys that are made to be seen, or that verify rather than sign (CLERK_JWT_KEY is a public key). */
const OPEN_NAME =
  /PUBLISHABLE|PUBLIC|ANON_KEY|SITE_KEY|SITEKEY|JWT_KEY|VERIFICATION_KEY|KEY_ID$|TOKEN_(?:URL|TTL)/

const CREDENTIALS = /^[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/@]*:([^\s@]+)@([^\s/:?]+)/i
/** Six characters and more; shorter ones are no password. */
const WEAK_PASSWORD =
  /^(?:postgres(?:ql)?|password|passwd|username|prisma|secret|\[.*|\$.*|<.*|x+|\*+|your.*)$/i
/** Machines of the developer's own; names without a dot are left out, too. */
const LOCAL = /^(?:127\.|0\.0\.0\.0$|host\.docker\.internal$)/

/** The secrets of an env file, in order of line. A stand-in (`sk_test_xxx`, `your-secret`) is none. */
export function secretsOf(file: EnvFile): EnvSecret[] {
  return file.variables.flatMap(variable => {
    const secret = secretIn(variable, file.example)
    return secret === undefined ? [] : [secret]
  })
}

/** A real secret of a known shape in a value, the live one first. */
export function knownSecret(variable: EnvVariable): FoundSecret | undefined {
  // The name tells whose key it is where Clerk and Stripe share a prefix.
  const text = `${variable.name}=${variable.value}`
  const real = findSecrets(text).filter(secret => secret.real)
  return real.find(secret => secret.live) ?? real[0]
}

function secretIn(variable: EnvVariable, example: boolean): EnvSecret | undefined {
  const known = knownSecret(variable)
  if (known !== undefined) {
    return {
      variable,
      shown: `${variable.name} (${known.label} ${known.shown})`,
      live: known.live,
      certain: true,
    }
  }
  // An example file is full of invented values: only a known shape counts there.
  if (example || PUBLIC_PREFIX.test(variable.name)) return undefined
  if (!namedSecret(variable) && !carriesCredentials(variable.value)) return undefined
  return { variable, shown: variable.name, live: false, certain: false }
}

function namedSecret({ name, value }: EnvVariable): boolean {
  if (!SECRET_NAME.test(name) || OPEN_NAME.test(name)) return false
  if (/^pk_|^https?:\/\//.test(value) || /\s/.test(value)) return false
  return looksRandom(value)
}

/** `postgres://user:password@db.example.com`: a password of one's own on a host of one's own. */
function carriesCredentials(value: string): boolean {
  const [, password = '', host = ''] = CREDENTIALS.exec(value) ?? []
  if (password.length < 6 || WEAK_PASSWORD.test(password)) return false
  return host.includes('.') && !LOCAL.test(host) && !/(?:^|\.)example\.(?:com|org|net)$/.test(host)
}
