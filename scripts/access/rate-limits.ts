import { ts } from '../project/typescript.ts'
import type { Effect } from './effect.ts'
import type { Run } from './run.ts'
import { tableOf } from './ties/table.ts'
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
  // What is an endpoint itself does what it is called for, whatever its name.
  if (run.frames.length === 0 && (isNamed(node, NAME) || isNamed(node.parent, NAME))) return
  for (const effect of run.effects.slice(effectsBefore)) if (onlyCounts(effect, node)) effect.void = true
}

/** A check of how often somebody calls; what resets or grants is asked for what it does. */
const CHECKS_RATES = /rate_?limit|limiter|throttl/i
const CHANGES_LIMIT = /^(reset|clear|set|grant|add|remove|delete|unblock|lift|unlock|update)/i

/** Stores that counters are kept in, and what is done to one: a limit counts strangers too, and gives nothing away by it. */
const KEEPS_COUNTS = /redis|\bkv\b|memcache|cache|lru/i
const COUNTING =
  /(^|\.)(incr|decr|p?expire|p?ttl|zadd|zcard|zcount|zrem|zrange|hincrby|get|multi|pipeline|eval|exec)\w*$/i

const REMOVES = /\.(delete|remove|destroy)\w*$/

/** Does a limit's own code do it to its counter? What else a function does that wraps a handler is the handler's. */
function onlyCounts({ what, module, node }: Effect, limit: ts.Node): boolean {
  const inside =
    node.getSourceFile() === limit.getSourceFile() &&
    limit.getStart() <= node.getStart() &&
    node.getEnd() <= limit.getEnd()
  const counter =
    (KEEPS_COUNTS.test(module ?? '') && COUNTING.test(what)) ||
    (CHECKS_RATES.test(tableOf(node) ?? '') && !REMOVES.test(what)) ||
    addsUp(node)
  return inside && counter && isCheck(limit)
}

/** `{ $inc: { count: 1 } }`, `{ count: { increment: 1 } }`: whatever the table is called, a limit's own code counts in it. */
function addsUp(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false
  return node.arguments.some(each => ts.isObjectLiteralExpression(each) && ADDS_ONE.test(each.getText()))
}

const ADDS_ONE = /\bincrement:\s?1\b|\$inc['"]?:\s?\{[^{}:]{1,60}:\s?1\s?[,}]/

/** By its own name, or by that of the function that made it: what a class or a list of functions is called says nothing of one. */
function isCheck(limit: ts.Node): boolean {
  for (let at: ts.Node | undefined = limit; at; at = at.parent) {
    if (!ts.isFunctionLike(at)) continue
    const own = at.name ?? (ts.isVariableDeclaration(at.parent) ? at.parent.name : undefined)
    const name = own && ts.isIdentifier(own) ? own.text : ''
    if (CHECKS_RATES.test(name)) return !CHANGES_LIMIT.test(name)
    if (ts.isMethodDeclaration(at))
      return (
        CHECKS_RATES.test(at.parent.getText().slice(0, 80)) &&
        /^(check|limit|consume|take|hit|count|try|is|allow)/i.test(name)
      )
  }
  return false
}

/** The function itself, what it is assigned to, or the one that made it: `withRateLimit(handler)`. */
function namedAsLimit(node: ts.Node): boolean {
  return namedAs(node, NAME)
}

function namedAs(node: ts.Node, pattern: RegExp): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (isNamed(at, pattern)) return true
  return false
}

function isNamed(node: ts.Node, pattern: RegExp): boolean {
  const name =
    ts.isFunctionLike(node) || ts.isVariableDeclaration(node) || ts.isClassDeclaration(node)
      ? node.name
      : undefined
  return name !== undefined && ts.isIdentifier(name) && pattern.test(name.text)
}
