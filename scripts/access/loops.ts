import { ts } from '../project/typescript.ts'
import { store } from './assume.ts'
import { fork } from './fork.ts'
import { elementOf, join, sizeOf, truth } from './join.ts'
import { PLAIN } from './origin.ts'
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
  if (ts.isForStatement(node)) {
    if (node.initializer && ts.isVariableDeclarationList(node.initializer))
      declareAll(run, node.initializer, inner)
    else if (node.initializer) run.interpreter.evaluate(run, node.initializer, inner)
    widen(run, node, inner)
    if (node.condition) run.interpreter.evaluate(run, node.condition, inner)
    return perhaps(run, node, inner)
  }
  widen(run, node, inner)
  if (!ts.isWhileStatement(node) && !ts.isDoStatement(node)) return FALLS
  const test = truth(run.interpreter.evaluate(run, node.expression, inner))
  if (ts.isWhileStatement(node) && test === false) return FALLS
  return ts.isDoStatement(node) || test === true ? certainly(run, node, inner) : perhaps(run, node, inner)
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
    widen(run, node, scope)
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
    bindItem(run, node.initializer, item, round)
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
  return left(rounds(run, node, scope), againOf(run, node))
}

/** The body runs, or not once. */
function perhaps(run: Run, node: ts.IterationStatement, scope: Scope): number {
  return either(run, [() => FALLS, () => certainly(run, node, scope)])
}

/** Ends of a body that lead to its next round: `continue` names the loop by its label too. */
function againOf(run: Run, { parent }: ts.IterationStatement): number {
  return FALLS | CONTINUES | (ts.isLabeledStatement(parent) ? run.labels.resumed(parent.label.text) : 0)
}

/** How a loop ends whose body ends so: what leaves for a label goes on. */
function left(ends: number, again: number): number {
  const own = again | BREAKS
  return (ends & ~own) | ((ends & own) === 0 ? 0 : FALLS)
}

function either(run: Run, ways: readonly (() => number)[]): number {
  return fork(run, PLAIN, ways, bits => bits !== 0).reduce((all, bits) => all | bits, 0)
}

/**
 * The body once; and once more where it sets a variable to what each round sets it to (`user = await currentUser()`), as
 * the second round meets what any later one does.
 */
function rounds(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const settles = settling(node).some(name => scope.lookup(name)?.value.kind === 'constant')
  const ends = round(run, node, scope)
  if (!settles || (ends & againOf(run, node)) === 0) return ends
  return either(run, [() => ends, () => round(run, node, scope)])
}

/** The body, and what a `for` does between two rounds. */
function round(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const ends = run.interpreter.execute(run, node.statement, scope)
  if (ts.isForStatement(node) && node.incrementor && (ends & againOf(run, node)) !== 0)
    run.interpreter.evaluate(run, node.incrementor, scope)
  return ends
}

/** Known values that the loop makes of what an earlier round has left are known for the first round only. */
function widen(run: Run, node: ts.IterationStatement, scope: Scope): void {
  const settled = settling(node)
  const names = assignedNames(node).filter(name => !settled.includes(name))
  run.work(names.length)
  for (const name of names) {
    const cell = scope.lookup(name)
    if (cell?.value.kind === 'constant') run.assign(cell, join([cell.value, data(cell.value.origin)]))
  }
}

interface Assigned {
  target: ts.Identifier
  /** What it is set to as a whole; undefined where it is made of what it was. */
  whole: ts.Expression | undefined
}

const read = new WeakMap<ts.Node, readonly Assigned[]>()

/** What a loop assigns itself, between and in its rounds. */
function assignments(loop: ts.IterationStatement): readonly Assigned[] {
  const known = read.get(loop)
  if (known) return known
  const found: Assigned[] = []
  const visit = (inner: ts.Node): void => {
    const each = assigned(inner)
    if (each) found.push(each)
    if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, visit)
  }
  visit(loop.statement)
  if (ts.isForStatement(loop) && loop.incrementor) visit(loop.incrementor)
  read.set(loop, found)
  return found
}

function assignedNames(loop: ts.IterationStatement): string[] {
  return [...new Set(assignments(loop).map(({ target }) => target.text))]
}

/** Variables that the loop sets to nothing that it sets itself: they are the same after each round. */
function settling(loop: ts.IterationStatement): string[] {
  const all = assignments(loop)
  const names = assignedNames(loop)
  return names.filter(name =>
    all.every(
      ({ target, whole }) =>
        target.text !== name || (whole !== undefined && !mentions(whole, node => names.includes(node.text))),
    ),
  )
}

function mentions(node: ts.Node, test: (name: ts.Identifier) => boolean): boolean {
  if (ts.isIdentifier(node) && test(node)) return true
  return ts.forEachChild(node, child => mentions(child, test)) ?? false
}

function assigned(node: ts.Node): Assigned | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
    if (!assigns || !ts.isIdentifier(node.left)) return undefined
    return { target: node.left, whole: kind === ts.SyntaxKind.EqualsToken ? node.right : undefined }
  }
  if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return undefined
  const steps =
    node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken
  return steps && ts.isIdentifier(node.operand) ? { target: node.operand, whole: undefined } : undefined
}
