import { unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { join, nullish } from './join.ts'
import { BLANK, marked } from './origin.ts'
import { Leave, type Run } from './run.ts'
import { setting, wordOf } from './set-later.ts'
import type { Scope } from './state.ts'
import { withOrigin, type Value } from './values.ts'

/**
 * `process.env.CRON_SECRET || 'dev-secret'`: whoever writes a fallback expects the secret to be missing somewhere. It is
 * looked at, and does nothing: `?? fail()` ends nothing where the secret is there.
 */
export function orFallback(run: Run, left: Value, right: () => Value): Value {
  const made = lookedAt(run, right)
  if (made?.kind !== 'constant' || typeof made.value !== 'string') return left
  return made.value === '' ? withOrigin(left, marked(BLANK)) : join([left, made])
}

/** What it comes to; what happens on the way does not happen. */
function lookedAt(run: Run, right: () => Value): Value | undefined {
  const { doubts } = run
  const lists = [run.effects, run.turnedAway, run.skipped, run.failures]
  const before = lists.map(list => list.length)
  try {
    return run.journal.isolate(right).result
  } catch (error) {
    if (!(error instanceof Leave)) throw error
    return undefined
  } finally {
    lists.forEach((list, at) => list.splice(before[at] ?? 0))
    run.doubts = doubts
  }
}

/** Nothing at all, or nothing yet: a module asks for itself while it is made (`if (!globalThis.prisma) globalThis.prisma = db`). */
export function nothingKnown(value: Value): boolean {
  if (value.kind === 'union')
    return value.options.every(option => nullish(option) === true || nothingKnown(option))
  return value.kind === 'unknown' && value.origin.marks === 0 && value.origin.opaque === null
}

/** `globalThis.prisma ?? new PrismaClient()`: what is kept there is what would be made. */
export function firstOf(left: Value, right: Value): Value {
  return right.kind === 'external' || right.kind === 'object' ? right : join([left, right])
}

/** Of nothing known and a client that is made, the client. */
export function clientOf(made: Value): Value {
  const client = made.kind === 'union' ? made.options.find(option => option.kind === 'external') : undefined
  return client ?? made
}

function isGlobal(kept: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(kept) && /^(global|globalThis)$/.test(unwrap(kept.expression).getText())
  )
}

/**
 * `if (!cached) cached = global.mongoose = { conn: null }` of a module, or `if (!global.client) …` of a function: what is
 * kept there is what would be made.
 */
export function makesMissing(run: Run, node: ts.IfStatement, scope: Scope): boolean {
  const test = unwrap(node.expression)
  if (!ts.isPrefixUnaryExpression(test)) return false
  if (test.operator !== ts.SyntaxKind.ExclamationToken) return false
  const kept = unwrap(test.operand)
  if (!ts.isIdentifier(kept) && !ts.isPropertyAccessExpression(kept)) return false
  // Functions that hand a connection out keep it beyond the module: on the global object.
  if (run.quiet === 0 && !isGlobal(kept)) return false
  return (
    setting(wordOf(kept.getText())).test(node.thenStatement.getText()) &&
    nothingKnown(run.interpreter.evaluate(run, kept, scope))
  )
}
