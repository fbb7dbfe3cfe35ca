import { ts } from '../project/typescript.ts'
import { assume, store } from './assume.ts'
import { settle } from './builtins/promise.ts'
import { fork } from './fork.ts'
import { elementOf, sizeOf, truth } from './join.ts'
import { laterRounds, repeated } from './later-rounds.ts'
import { PLAIN, type Cause } from './origin.ts'
import { BREAKS, CONTINUES, FALLS } from './ends.ts'
import type { Run } from './run.ts'
import { Scope } from './state.ts'
import { data, type Value } from './values.ts'

/** Longer lists are gone through once, with what any item may be. */
const EXACT = 40

/** A loop. What its body assigns is not known in later rounds; a loop over known items is run item by item. */
export function loop(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const inner = new Scope(scope, scope.file)
  if (ts.isForOfStatement(node)) return overItems(run, node, inner)
  if (ts.isForInStatement(node)) {
    const list = run.interpreter.evaluate(run, node.expression, inner)
    bindItem(run, node.initializer, data(list.origin), inner)
    return perhaps(run, node, inner)
  }
  if (ts.isForStatement(node) && node.initializer) {
    if (ts.isVariableDeclarationList(node.initializer)) declareAll(run, node.initializer, inner)
    else run.interpreter.evaluate(run, node.initializer, inner)
  }
  // Whether it runs at all is decided before anything has changed.
  const answer = ts.isDoStatement(node) ? true : asked(run, node, inner).answer
  if (answer === false) return FALLS
  return answer === true ? certainly(run, node, inner) : perhaps(run, node, inner)
}

/** Does the condition hold, and because of whom? There is none in `for (;;)`. */
function asked(run: Run, node: ts.IterationStatement, scope: Scope): Asked {
  const condition = conditionOf(node)
  if (!condition) return { answer: true, cause: null }
  const test = run.interpreter.evaluate(run, condition, scope)
  return { answer: truth(test), cause: test.origin.cause }
}

interface Asked {
  answer: boolean | null
  cause: Cause | null
}

function conditionOf(node: ts.IterationStatement): ts.Expression | undefined {
  if (ts.isForStatement(node)) return node.condition
  return ts.isWhileStatement(node) || ts.isDoStatement(node) ? node.expression : undefined
}

/** `while (true)`, `for (;;)`: only what leaves its body leaves it. */
function isEndless(node: ts.IterationStatement): boolean {
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) return false
  const condition = conditionOf(node)
  return condition === undefined || condition.kind === ts.SyntaxKind.TrueKeyword
}

function declareAll(run: Run, list: ts.VariableDeclarationList, scope: Scope): void {
  for (const { name, initializer } of list.declarations) {
    run.interpreter.bind(
      run,
      name,
      initializer ? run.interpreter.evaluate(run, initializer, scope) : data(),
      scope,
    )
  }
}

function overItems(run: Run, node: ts.ForOfStatement, scope: Scope): number {
  const list = run.interpreter.evaluate(run, node.expression, scope)
  if (list.kind !== 'array' || !list.items || list.items.length > EXACT) {
    run.work(sizeOf(list))
    bindItem(run, node.initializer, elementOf(list), scope)
    return perhaps(run, node, scope)
  }
  return eachItem(
    run,
    node,
    list.items.map(cell => cell.value),
    scope,
  )
}

/** One item after the other; a break leaves the rest out. */
function eachItem(run: Run, node: ts.ForOfStatement, items: readonly Value[], scope: Scope): number {
  const again = againOf(run, node)
  for (const [index, item] of items.entries()) {
    const round = new Scope(scope, scope.file)
    bindItem(run, node.initializer, node.awaitModifier ? settle(run, item, node.expression) : item, round)
    const ends = run.interpreter.execute(run, node.statement, round)
    if ((ends & again) === 0) return left(ends, again)
    const out = left(ends & ~again, again)
    if (out === 0) continue
    const rest = items.slice(index + 1)
    return either(run, [() => out, () => eachItem(run, node, rest, scope)])
  }
  return FALLS
}

function bindItem(run: Run, initializer: ts.ForInitializer, item: Value, scope: Scope): void {
  if (!ts.isVariableDeclarationList(initializer)) {
    store(run, initializer, item, scope)
    return
  }
  const [declaration] = initializer.declarations
  if (declaration) run.interpreter.bind(run, declaration.name, item, scope)
}

function certainly(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const ends = rounds(run, node, scope)
  const again = againOf(run, node)
  if ((ends & again) === 0) return left(ends, again)
  const test = asked(run, node, scope)
  if (isEndless(node) || (test.answer === true && test.cause)) return left(ends & ~again, again)
  if (ends === (ends & again)) over(run, node, scope)
  return left(ends, again)
}

/** The body runs, or not once. */
function perhaps(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const not = () => {
    over(run, node, scope)
    return FALLS
  }
  return either(run, [not, () => certainly(run, node, scope)])
}

/** The condition does not hold any more. */
function over(run: Run, node: ts.IterationStatement, scope: Scope): void {
  const condition = conditionOf(node)
  if (condition) assume(run, condition, scope, false)
}

/** Ends of a body that lead to its next round: `continue` names the loop by its labels too. */
function againOf(run: Run, { parent }: ts.IterationStatement): number {
  let again = FALLS | CONTINUES
  for (let node: ts.Node = parent; ts.isLabeledStatement(node); node = node.parent)
    again |= run.labels.resumed(node.label.text)
  return again
}

/** How a loop ends whose body ends so: what leaves for a label goes on. */
function left(ends: number, again: number): number {
  const own = again | BREAKS
  return (ends & ~own) | ((ends & own) === 0 ? 0 : FALLS)
}

function either(run: Run, ways: readonly (() => number)[]): number {
  return fork(run, PLAIN, ways, bits => bits !== 0).reduce((all, bits) => all | bits, 0)
}

/** The body once, and again until a round has met what any later one does. */
function rounds(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const again = againOf(run, node)
  const go = (more: number): number => {
    const ends = repeated(run, () => round(run, node, scope))
    if (more === 0 || (ends & again) === 0) return ends
    return either(run, [() => ends, () => go(more - 1)])
  }
  return go(laterRounds(run, node, scope))
}

/** The body, what a `for` does between two rounds, and the condition of the next. */
function round(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const ends = run.interpreter.execute(run, node.statement, scope)
  if ((ends & againOf(run, node)) === 0) return ends
  if (ts.isForStatement(node) && node.incrementor) run.interpreter.evaluate(run, node.incrementor, scope)
  asked(run, node, scope)
  return ends
}
