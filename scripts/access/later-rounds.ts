import { ts } from '../project/typescript.ts'
import { unwrap } from '../endpoints/tree.ts'
import { fork } from './fork.ts'
import { elementOf, join } from './join.ts'
import { changesIn, type Repeated } from './loop-changes.ts'
import { PLAIN } from './origin.ts'
import { arrayOf, data, UNDEFINED, unknown, type Value } from './values.ts'
import type { Run } from './run.ts'
import type { Cell, Scope } from './state.ts'

/** More of what changes under a condition would be run too often. */
const MOST_ROUNDS = 3

/** Loops in loops that are run again as often as each needs. */
const DEEP = 2

/**
 * Makes ready for rounds that come after others, and tells how often the code has to be run again until a round meets
 * what any later one does. Known values that rounds make of what earlier ones have left are not known any more.
 */
export function laterRounds(run: Run, code: Repeated, scope: Scope): number {
  const { always, sometimes, made, lists, kept } = changesIn(code)
  const every = [...always, ...sometimes, ...made]
  run.work(every.length + lists.length + kept.length)
  const known = (targets: readonly ts.Expression[]) =>
    targets.flatMap(target => cellOf(scope, target) ?? []).filter(({ value }) => isKnown(value))
  // What is not there yet is made by the first round, and met by the next.
  const fresh = known(made).some(({ value }) => value === UNDEFINED)
  for (const cell of known(made)) loosen(run, cell)
  for (const target of made) {
    const cell = cellOf(scope, target)
    if (cell?.value.kind === 'array') run.assign(cell, arrayOf(join([elementOf(cell.value), unknown()])))
  }
  for (const list of [...lists, ...every.flatMap(listOf)]) {
    const cell = cellOf(scope, list)
    if (cell?.value.kind === 'array') run.assign(cell, arrayOf(join([elementOf(cell.value), unknown()])))
  }
  const filled = [...kept, ...every.flatMap(keyed)].filter(
    object => cellOf(scope, object)?.value.kind === 'object',
  )
  const conditional = known(sometimes).length
  if (conditional > MOST_ROUNDS) for (const cell of known(sometimes)) loosen(run, cell)
  const again = run.frames.filter(({ node }) => node === run.frames.at(-1)?.node).length > 1
  // Rounds within rounds, and within recursion, would multiply: one more has to do.
  const most = again ? 0 : run.repeats >= DEEP ? 1 : MOST_ROUNDS + 1
  const settles = fresh || known(always).length > 0 || filled.length > 0 ? 1 : 0
  return Math.min(most, settles + (conditional > MOST_ROUNDS ? 0 : conditional))
}

/** A function that is called for no item, for one, or for many; gives what a call of it comes to, if any comes back. */
export function manyTimes(run: Run, fn: Value, once: () => Value): Value | undefined {
  let result: Value | undefined
  const go = (more: number): true => {
    const given = repeated(run, once)
    result = result ? join([result, given]) : given
    if (more > 0) orNot(() => go(more - 1))
    return true
  }
  const orNot = (calls: () => true) => fork(run, PLAIN, [() => true, calls], () => true)
  orNot(() => go(fn.kind === 'function' ? laterRounds(run, fn.node, fn.scope) : 0))
  return result
}

/** Runs a round; loops within it know how deep they stand. */
export function repeated<T>(run: Run, round: () => T): T {
  run.repeats += 1
  try {
    return round()
  } finally {
    run.repeats -= 1
  }
}

function loosen(run: Run, cell: Cell): void {
  run.assign(cell, join([cell.value, data(cell.value.origin)]))
}

function isKnown(value: Value): boolean {
  return value.kind === 'constant' || (value.kind === 'union' && value.options.some(isKnown))
}

/** What `list[n] = x` may change. */
function listOf(target: ts.Expression): ts.Expression[] {
  return ts.isElementAccessExpression(target) ? [target.expression] : []
}

/** `seen[id] = true`: a name that is not known is set. */
function keyed(target: ts.Expression): ts.Expression[] {
  return ts.isElementAccessExpression(target) && !ts.isStringLiteralLike(target.argumentExpression)
    ? [target.expression]
    : []
}

/** Where a name or a property stands, as far as reading it does nothing; one that is not there yet is undefined. */
function cellOf(scope: Scope, expression: ts.Expression): Cell | undefined {
  const node = unwrap(expression)
  if (ts.isIdentifier(node)) return scope.lookup(node.text)
  if (node.kind === ts.SyntaxKind.ThisKeyword) return scope.self && { value: scope.self }
  const name = nameOf(node)
  if (name === undefined || !(ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)))
    return undefined
  const object = cellOf(scope, node.expression)?.value
  if (object?.kind !== 'object') return undefined
  const cell = object.cells.get(name)
  return cell ?? (object.rest || object.of ? undefined : { value: UNDEFINED })
}

function nameOf(node: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  const key = ts.isElementAccessExpression(node) ? node.argumentExpression : undefined
  return key && ts.isStringLiteralLike(key) ? key.text : undefined
}
