import { ts } from '../project/typescript.ts'
import { store } from './assume.ts'
import { fork } from './fork.ts'
import { elementOf, join, sizeOf, truth } from './join.ts'
import { PLAIN } from './origin.ts'
import { BREAKS, FALLS, type Run } from './run.ts'
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
    widen(run, [node.statement, node.incrementor], inner)
    if (node.condition) run.interpreter.evaluate(run, node.condition, inner)
    return perhaps(run, node, inner)
  }
  widen(run, [node.statement], inner)
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
    widen(run, [node.statement], scope)
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
  for (const [index, item] of items.entries()) {
    const round = new Scope(scope, scope.file)
    bindItem(run, node.initializer, item, round)
    const ends = run.interpreter.execute(run, node.statement, round)
    if (ends === 0) return 0
    if (ends === BREAKS) return FALLS
    if ((ends & BREAKS) === 0) continue
    const rest = items.slice(index + 1)
    const ways = fork(run, PLAIN, [() => FALLS, () => eachItem(run, node, rest, scope)], bits => bits !== 0)
    return ways.reduce((all, bits) => all | bits, 0)
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
  return run.interpreter.execute(run, node.statement, scope) === 0 ? 0 : FALLS
}

/** The body runs, or not once. */
function perhaps(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const ways = fork(run, PLAIN, [() => FALLS, () => round(run, node, scope)], bits => bits !== 0)
  return ways.some(bits => bits !== 0) ? FALLS : 0
}

/** The body once, and what a `for` does between two rounds. */
function round(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const ends = run.interpreter.execute(run, node.statement, scope)
  if (ts.isForStatement(node) && node.incrementor && (ends & ~BREAKS) !== 0)
    run.interpreter.evaluate(run, node.incrementor, scope)
  return ends
}

/** Known values that the loop assigns are known for the first round only. */
function widen(run: Run, nodes: readonly (ts.Node | undefined)[], scope: Scope): void {
  const names = nodes.flatMap(node => (node ? assignedNames(node) : []))
  run.work(names.length)
  for (const name of names) {
    const cell = scope.lookup(name)
    if (cell?.value.kind === 'constant') run.assign(cell, join([cell.value, data(cell.value.origin)]))
  }
}

const read = new WeakMap<ts.Node, readonly string[]>()

/** Variables that a loop's body assigns itself, each once. */
function assignedNames(node: ts.Node): readonly string[] {
  const known = read.get(node)
  if (known) return known
  const names = new Set<string>()
  const visit = (inner: ts.Node): void => {
    const target = assigned(inner)
    if (target) names.add(target.text)
    if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, visit)
  }
  visit(node)
  const found = [...names]
  read.set(node, found)
  return found
}

function assigned(node: ts.Node): ts.Identifier | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
    return assigns && ts.isIdentifier(node.left) ? node.left : undefined
  }
  if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return undefined
  const steps =
    node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken
  return steps && ts.isIdentifier(node.operand) ? node.operand : undefined
}
