import { ts } from '../project/typescript.ts'
import type { Run } from './run.ts'
import type { External, NativeCall } from './values.ts'

/**
 * Packages that count calls: @upstash/ratelimit, @unkey/ratelimit, express-rate-limit, hono-rate-limiter,
 * rate-limiter-flexible, next-rate-limit, @arcjet/next, @vercel/firewall, limiter.
 */
const PACKAGE = /rate-?limit|^@?arcjet\b|^@vercel\/firewall$|^limiter$/i
/** What a function that does so is called; quotas bound what a caller costs as well. */
const NAME = /rate_?limit|limiter|throttl|api_?limit|quota|usage_?limit|check_?limit|limit_?check/i
/** Where an app counts without a store. */
const COUNTS = /\bnew (Map|WeakMap|LRUCache|LRU|QuickLRU|TTLCache|NodeCache|TokenBucket)\b|\bRecord<string,/

const HASHES = /^(bcrypt|bcryptjs|argon2|@node-rs\/(bcrypt|argon2)|@phc\/\w+)$/

/** A call into a package that counts, or that compares a password with its hash. */
export function notesRates(
  { module, trail }: External,
  { run, site, constructed }: Pick<NativeCall, 'run' | 'site' | 'constructed'>,
): void {
  if (constructed === true) return
  const name = trail.findLast(each => each !== '()') ?? ''
  if (PACKAGE.test(module) || (!module.startsWith('global:') && NAME.test(name)))
    run.observe('rate-counted', site)
  if (HASHES.test(module) && /^(compare(Sync)?|verify(Sync)?)$/.test(name))
    run.observe('password-compared', site)
}

/** A function of the app's own, named so, that counts somewhere: a stand-in that gives `true` does not. */
export function notesOwnLimit(run: Run, node: ts.Node, effectsBefore: number): void {
  if (run.quiet > 0 || !namedAsLimit(node)) return
  if (run.effects.length > effectsBefore || COUNTS.test(node.getSourceFile().text))
    run.observe('rate-counted', node)
}

/** The function itself, what it is assigned to, or the one that made it: `withRateLimit(handler)`. */
function namedAsLimit(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    const name =
      ts.isFunctionLike(at) || ts.isVariableDeclaration(at) || ts.isClassDeclaration(at) ? at.name : undefined
    if (name && ts.isIdentifier(name) && NAME.test(name.text)) return true
  }
  return false
}
