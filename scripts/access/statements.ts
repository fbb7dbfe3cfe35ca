import { ts } from '../project/typescript.ts'
import { FAULT, marked, PLAIN, type Cause } from './origin.ts'
import { closure, data, UNDEFINED, withOrigin } from './values.ts'
import { classValue } from './classes.ts'
import { branch } from './decide.ts'
import { makesMissing } from './fallback.ts'
import { weigh } from './noted.ts'
import { fork } from './fork.ts'
import { loop } from './loops.ts'
import { join, truth } from './join.ts'
import { BREAKS, CONTINUES, FALLS } from './ends.ts'
import { Leave, type Run } from './run.ts'
import { Scope } from './state.ts'
import { equals } from './equality.ts'
import { told } from './unset.ts'
import { letsOn } from './known/response.ts'

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
  if (ts.isBreakStatement(node)) return node.label ? run.labels.left(node.label.text) : BREAKS
  if (ts.isContinueStatement(node)) return node.label ? run.labels.resumed(node.label.text) : CONTINUES
  if (ts.isLabeledStatement(node)) {
    const ends = execute(run, node.statement, scope)
    const left = run.labels.left(node.label.text)
    return (ends & left) === 0 ? ends : (ends & ~left) | FALLS
  }
  return FALLS
}

/** Statements of one scope, from one of them on: its functions are there from the start. */
export function block(run: Run, statements: readonly ts.Statement[], scope: Scope, from = 0): number {
  const declarations = hoisted(statements)
  run.work(declarations.length)
  for (const [name, declaration] of declarations)
    scope.declare(
      name,
      ts.isClassDeclaration(declaration) ? classValue(declaration, scope) : closure(declaration, scope),
    )
  return sequence(run, statements, scope, from)
}

type Hoisted = readonly [string, ts.FunctionDeclaration | ts.ClassDeclaration]
const hoists = new WeakMap<readonly ts.Statement[], readonly Hoisted[]>()

function hoisted(statements: readonly ts.Statement[]): readonly Hoisted[] {
  const known = hoists.get(statements)
  if (known) return known
  const found: Hoisted[] = []
  for (const each of statements) {
    if ((ts.isFunctionDeclaration(each) || ts.isClassDeclaration(each)) && each.name)
      found.push([each.name.text, each])
  }
  hoists.set(statements, found)
  return found
}

/**
 * Statements one after the other. Where one of them may have left the block by break or continue, that way out stays
 * open whatever the rest does.
 */
function sequence(run: Run, statements: readonly ts.Statement[], scope: Scope, from: number): number {
  for (let index = from; index < statements.length; index += 1) {
    const statement = statements[index]
    if (!statement) break
    const ends = execute(run, statement, scope)
    if ((ends & FALLS) === 0) return ends
    const out = ends & ~FALLS
    if (out === 0) continue
    const rest = () => sequence(run, statements, scope, index + 1)
    const ways = fork(run, PLAIN, [() => out, rest], bits => bits !== 0)
    return ways.reduce((all, bits) => all | bits, 0)
  }
  return FALLS
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
  if (makesMissing(run, node, scope)) return execute(run, node.thenStatement, scope)
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
  if (run.frames.length === 1 && !letsOn(value)) run.away(node, 'returns', cause ?? value.origin.cause)
  return 0
}

/** The finally block runs however the rest ended, and a return in it takes the place of that. */
function tryStatement(run: Run, node: ts.TryStatement, scope: Scope): number {
  const ended = attempt(() => guardedBlock(run, node, scope))
  if (node.finallyBlock) {
    const last = execute(run, node.finallyBlock, scope)
    // A jump out of it takes the place of the rest, where it is taken.
    const out = last & ~FALLS
    if (out === last || (out !== 0 && ended === undefined)) return out
    if (ended !== undefined) return ended | out
  }
  if (ended === undefined) throw new Leave('left a try')
  return ended
}

function attempt(body: () => number): number | undefined {
  try {
    return body()
  } catch (error) {
    if (error instanceof Leave) return undefined
    throw error
  }
}

function guardedBlock(run: Run, node: ts.TryStatement, scope: Scope): number {
  const { catchClause } = node
  const outer = run.catchers.at(-1)
  const catcher: { thrown: boolean; cause?: Cause } = { thrown: false }
  const entry = run.doubts
  run.catchers.push(catcher)
  const { result: ends, changes } = run.journal.isolate(() =>
    attempt(() => execute(run, node.tryBlock, scope)),
  )
  run.catchers.pop()
  const after = run.doubts
  const whole = () => {
    run.doubts = after
    for (const [cell, value] of changes) run.assign(cell, value)
    return ends ?? 0
  }
  if (!catchClause) {
    if (catcher.thrown && outer) outer.thrown = true
    whole()
    if (ends === undefined) throw new Leave('left a try')
    return ends
  }
  if (!catcher.thrown) return whole()
  // What was assigned before the throw may or may not have been.
  const partly = () => {
    run.doubts = entry
    for (const [cell, value] of changes) run.assign(cell, join([cell.value, value]))
    // Where the block always ends by a throw, what is caught was thrown for the reason that ended it.
    return caught(run, catchClause, scope, ends === undefined ? catcher.cause : undefined)
  }
  if (ends === undefined) return partly()
  const ways = fork(run, PLAIN, [whole, partly], bits => bits !== 0)
  return ways.reduce((all, bits) => all | bits, 0)
}

function caught(run: Run, clause: ts.CatchClause, scope: Scope, why?: Cause): number {
  const inner = new Scope(scope, scope.file)
  if (clause.variableDeclaration)
    run.interpreter.bind(
      run,
      clause.variableDeclaration.name,
      data({ ...marked(FAULT), cause: why ?? null }, true),
      inner,
    )
  return execute(run, clause.block, inner)
}

const flat = new WeakMap<ts.CaseBlock, { statements: readonly ts.Statement[]; starts: readonly number[] }>()

/** The statements of all clauses, one after the other, and where each clause begins among them. */
function flattened(block: ts.CaseBlock): { statements: readonly ts.Statement[]; starts: readonly number[] } {
  const known = flat.get(block)
  if (known) return known
  const statements: ts.Statement[] = []
  const starts: number[] = []
  for (const clause of block.clauses) {
    starts.push(statements.length)
    for (const statement of clause.statements) statements.push(statement)
  }
  const answer = { statements, starts }
  flat.set(block, answer)
  return answer
}

function switchStatement(run: Run, node: ts.SwitchStatement, scope: Scope): number {
  const subject = told(run, run.interpreter.evaluate(run, node.expression, scope))
  weigh(run, node, subject)
  const { clauses } = node.caseBlock
  const { statements, starts: begins } = flattened(node.caseBlock)
  const here = { kind: 'session' as const, step: run.step(node, 'is compared here') }
  const open: number[] = []
  let certain = false
  for (const [index, clause] of clauses.entries()) {
    if (ts.isDefaultClause(clause)) continue
    const value = told(run, run.interpreter.evaluate(run, clause.expression, scope))
    const match = truth(equals(run.facts, subject, value, here))
    if (match === false) continue
    open.push(index)
    certain = match === true
    if (certain) break
  }
  const fallback = clauses.findIndex(ts.isDefaultClause)
  const starts = certain ? open : [...open, fallback]
  const from = (start: number) => () => {
    if (start < 0) return FALLS
    const ends = block(run, statements, new Scope(scope, scope.file), begins[start])
    return (ends & BREAKS) !== 0 ? (ends & ~BREAKS) | FALLS : ends
  }
  const { cause } = subject.origin
  // As with an if: what identity decides leaves the other clauses aside.
  const settled = certain || open.length === 0
  if (cause && settled && run.quiet === 0) run.skipped.push(cause)
  const ends = run.because(certain ? cause : null, () =>
    fork(run, subject.origin, starts.map(from), bits => bits !== 0),
  )
  return ends.reduce((all, bits) => all | bits, 0)
}
