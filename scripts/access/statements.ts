import { ts } from '../project/typescript.ts'
import { PLAIN } from './origin.ts'
import { closure, data, UNDEFINED, withOrigin } from './values.ts'
import { classValue } from './classes.ts'
import { branch } from './decide.ts'
import { fork } from './fork.ts'
import { elementOf, truth } from './join.ts'
import { BREAKS, CONTINUES, FALLS, Leave, type Run } from './run.ts'
import { Scope } from './state.ts'
import { store } from './assume.ts'
import { equals } from './equality.ts'

/** Runs one statement; gives the bits of how it may end. */
export function execute(run: Run, node: ts.Statement, scope: Scope): number {
  run.tick()
  if (ts.isBlock(node)) return block(run, node.statements, new Scope(scope, scope.file))
  if (ts.isExpressionStatement(node)) {
    run.interpreter.evaluate(run, node.expression, scope)
    return FALLS
  }
  if (ts.isVariableStatement(node)) {
    declare(run, node.declarationList, scope)
    return FALLS
  }
  if (ts.isIfStatement(node)) return ifStatement(run, node, scope)
  if (ts.isReturnStatement(node)) return returnStatement(run, node, scope)
  if (ts.isThrowStatement(node)) {
    run.interpreter.evaluate(run, node.expression, scope)
    return run.leave(node, 'throws')
  }
  if (ts.isTryStatement(node)) return tryStatement(run, node, scope)
  if (ts.isIterationStatement(node, false)) return loop(run, node, scope)
  if (ts.isSwitchStatement(node)) return switchStatement(run, node, scope)
  if (ts.isBreakStatement(node)) return BREAKS
  if (ts.isContinueStatement(node)) return CONTINUES
  if (ts.isLabeledStatement(node)) return execute(run, node.statement, scope)
  return FALLS
}

/** Statements of one scope: its functions are there from the start. */
export function block(run: Run, statements: readonly ts.Statement[], scope: Scope): number {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      scope.declare(statement.name.text, closure(statement, scope))
    } else if (ts.isClassDeclaration(statement) && statement.name) {
      scope.declare(statement.name.text, classValue(statement, scope))
    }
  }
  let ends = FALLS
  for (const statement of statements) {
    if ((ends & FALLS) === 0) return ends
    ends = (ends & ~FALLS) | execute(run, statement, scope)
  }
  return ends
}

function declare(run: Run, list: ts.VariableDeclarationList, scope: Scope): void {
  for (const declaration of list.declarations) {
    const value = declaration.initializer
      ? run.interpreter.evaluate(run, declaration.initializer, scope)
      : UNDEFINED
    run.interpreter.bind(run, declaration.name, value, scope)
  }
}

function ifStatement(run: Run, node: ts.IfStatement, scope: Scope): number {
  return branch(
    run,
    node.expression,
    scope,
    () => execute(run, node.thenStatement, scope),
    () => (node.elseStatement ? execute(run, node.elseStatement, scope) : FALLS),
  )
}

function returnStatement(run: Run, node: ts.ReturnStatement, scope: Scope): number {
  const value = node.expression ? run.interpreter.evaluate(run, node.expression, scope) : UNDEFINED
  const cause = run.causes.at(-1) ?? null
  const frame = run.frames.at(-1)
  if (frame)
    frame.returns.push({ value: cause ? withOrigin(value, { ...PLAIN, cause }) : value, doubts: run.doubts })
  if (run.frames.length === 1) run.away(node, 'returns', cause ?? value.origin.cause)
  return 0
}

function tryStatement(run: Run, node: ts.TryStatement, scope: Scope): number {
  const catcher = { thrown: false }
  const entry = run.doubts
  run.catchers.push(catcher)
  let ends = 0
  try {
    ends = execute(run, node.tryBlock, scope)
  } catch (error) {
    if (!(error instanceof Leave)) throw error
  } finally {
    run.catchers.pop()
  }
  const { catchClause } = node
  if (catchClause && catcher.thrown) ends = caught(run, catchClause, scope, ends, entry)
  else if (!catchClause && catcher.thrown) run.mayThrow()
  if (node.finallyBlock) ends = execute(run, node.finallyBlock, scope) === 0 ? 0 : ends
  if (ends === 0 && !catchClause && catcher.thrown) throw new Leave('left a try')
  return ends
}

/** The catch block runs from where the try block was left, or not at all. */
function caught(run: Run, clause: ts.CatchClause, scope: Scope, ends: number, doubts: Run['doubts']): number {
  const inner = new Scope(scope, scope.file)
  if (clause.variableDeclaration) run.interpreter.bind(run, clause.variableDeclaration.name, data(), inner)
  const handle = () => {
    run.doubts = doubts
    return execute(run, clause.block, inner)
  }
  if (ends === 0) return handle()
  const after = run.doubts
  const all = fork(run, PLAIN, [() => ((run.doubts = after), ends), handle], bits => bits !== 0)
  return all.reduce((bits, each) => bits | each, 0)
}

function loop(run: Run, node: ts.IterationStatement, scope: Scope): number {
  const inner = new Scope(scope, scope.file)
  let certain = false
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    const list = run.interpreter.evaluate(run, node.expression, inner)
    if (list.kind === 'array' && list.items?.length === 0) return FALLS
    const item = ts.isForInStatement(node) ? data(list.origin) : elementOf(list)
    if (ts.isVariableDeclarationList(node.initializer)) {
      const [declaration] = node.initializer.declarations
      if (declaration) run.interpreter.bind(run, declaration.name, item, inner)
    } else store(run, node.initializer, item, inner)
    certain = list.kind === 'array' && list.items !== null
  } else if (ts.isForStatement(node)) {
    if (node.initializer && ts.isVariableDeclarationList(node.initializer))
      declare(run, node.initializer, inner)
    else if (node.initializer) run.interpreter.evaluate(run, node.initializer, inner)
    if (node.condition) run.interpreter.evaluate(run, node.condition, inner)
  } else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    const test = truth(run.interpreter.evaluate(run, node.expression, inner))
    if (ts.isWhileStatement(node) && test === false) return FALLS
    certain = ts.isDoStatement(node) || test === true
  }
  const body = () => execute(run, node.statement, inner)
  if (certain) return body() === 0 ? 0 : FALLS
  // A loop over data runs its body, or not once.
  const ends = fork(run, PLAIN, [() => FALLS, body], bits => bits !== 0)
  return ends.some(bits => bits !== 0) ? FALLS : 0
}

function switchStatement(run: Run, node: ts.SwitchStatement, scope: Scope): number {
  const subject = run.interpreter.evaluate(run, node.expression, scope)
  const { clauses } = node.caseBlock
  const here = { kind: 'session' as const, step: run.step(node, 'is compared here') }
  const open: number[] = []
  for (const [index, clause] of clauses.entries()) {
    if (ts.isDefaultClause(clause)) continue
    const value = run.interpreter.evaluate(run, clause.expression, scope)
    const match = truth(equals(run.facts, subject, value, here))
    if (match === false) continue
    open.push(index)
    if (match === true) break
  }
  const certain = open.length === 1 && subject.kind === 'constant'
  const fallback = clauses.findIndex(ts.isDefaultClause)
  const starts = certain ? open : [...open, fallback]
  const from = (start: number) => () => {
    if (start < 0) return FALLS
    const rest = clauses.slice(start).flatMap(clause => [...clause.statements])
    const ends = block(run, rest, new Scope(scope, scope.file))
    return (ends & BREAKS) !== 0 ? (ends & ~BREAKS) | FALLS : ends
  }
  const { cause } = subject.origin
  const ends = run.because(subject.kind === 'constant' ? cause : null, () =>
    fork(run, subject.origin, starts.map(from), bits => bits !== 0),
  )
  return ends.reduce((all, bits) => all | bits, 0)
}
