import { ts } from '../project/typescript.ts'
import type { Configuration } from '../project/configuration.ts'
import type { Project } from '../project/project.ts'
import { callValue } from './call.ts'
import { classValue } from './classes.ts'
import { isRouter } from './effects/packages.ts'
import { evaluate } from './evaluate.ts'
import type { Facts } from './facts.ts'
import { honoAppOf } from './hono/app.ts'
import { runRegistrations } from './hono/statements.ts'
import { render } from './jsx.ts'
import { globalValue } from './known/globals.ts'
import { member } from './member.ts'
import { Modules } from './modules.ts'
import { bind } from './patterns.ts'
import { PLAIN } from './origin.ts'
import { BUDGET, BudgetSpent, Leave, Run, type Interpreter } from './run.ts'
import { inFunctions, isSwitch, payForText, setting, wordOf } from './set-later.ts'
import { execute, block } from './statements.ts'
import { elementOf, join } from './join.ts'
import { Scope, type Cell } from './state.ts'
import { arrayOf, closure, object, unknown, UNDEFINED, type ObjectValue, type Value } from './values.ts'

/** An interpreter bound to one project; runs share what its modules declare. */
export interface Machine {
  project: Project
  interpreter: Interpreter
  modules: Modules
  /** A fresh run for one caller. */
  run: (facts: Facts, at: ts.Node) => Run
}

export function createMachine(project: Project, configuration: Configuration = {}): Machine {
  const left = new Map<string, number>()
  const modules = new Modules(project, configuration, (node, scope, of) => {
    const budget = left.get(scope.file) ?? MODULE_BUDGET
    const facts = {
      project,
      app: project.appOf(scope.file),
      caller,
      owns: false,
      clerkMajor: 0,
      request: null,
    }
    const run = new Run(facts, interpreter, of, Math.min(budget, BUDGET))
    try {
      return evaluateOnce(run, node, scope, of)
    } finally {
      left.set(scope.file, Math.max(0, (left.get(scope.file) ?? MODULE_BUDGET) - run.steps))
    }
  })
  const interpreter: Interpreter = {
    evaluate,
    execute: (run, node, scope) =>
      ts.isBlock(node) ? block(run, node.statements, scope) : execute(run, node, scope),
    call: callValue,
    member,
    bind,
    render,
    activate: (parent, owner) => new Scope(parent, parent.file, owner),
    exported: (file, name) => modules.exported(file, name) ?? unknown(),
    importModule: (specifier, from) => modules.imported(specifier, '*', from) ?? unknown(),
    global: globalValue,
  }
  return { project, interpreter, modules, run: (facts, at) => new Run(facts, interpreter, at) }
}

/** Steps that all declarations of one file share: many costly ones are no cheaper than one. */
const MODULE_BUDGET = 4 * BUDGET
const caller = 'anonymous' as const

/** A module's declaration: evaluated for nobody, so nothing that it does counts. */
function evaluateOnce(run: Run, node: ts.Expression | ts.BindingName, scope: Scope, of: ts.Node): Value {
  const { interpreter } = run
  run.quiet = 1
  try {
    if (ts.isFunctionDeclaration(of)) return closure(of, scope)
    if (ts.isClassDeclaration(of)) return classValue(of, scope)
    if (ts.isEnumDeclaration(of)) return enumValue(run, of, scope)
    if (!ts.isVariableDeclaration(of))
      return ts.isExpression(node) ? interpreter.evaluate(run, node, scope) : unknown()
    return variable(run, node, of, scope)
  } catch (error) {
    if (error instanceof Leave) return unknown()
    if (error instanceof BudgetSpent)
      return unknown({ ...PLAIN, opaque: run.opaque(of, 'a module that takes more steps than it is given') })
    throw error
  }
}

function variable(run: Run, node: ts.Node, of: ts.VariableDeclaration, scope: Scope): Value {
  if (!of.initializer) return outlives(run, of, assignedLater(run, of, scope), scope)
  const value = run.interpreter.evaluate(run, of.initializer, scope)
  if (ts.isIdentifier(of.name)) return outlives(run, of, filledLater(run, of, value, scope), scope)
  const inner = new Scope(scope, scope.file)
  run.interpreter.bind(run, of.name, value, inner)
  return ts.isIdentifier(node) ? (inner.own(node.text)?.value ?? unknown()) : unknown()
}

/** `let db; if (production) db = new Client() else …`: the module's statements say what it is. */
function assignedLater(run: Run, of: ts.VariableDeclaration, scope: Scope): Value {
  if (!ts.isIdentifier(of.name)) return unknown()
  return runStatements(run, of, scope.declare(of.name.text, UNDEFINED), scope)
}

/** The module's own statements that speak of the name, in their order. */
function runStatements(run: Run, of: ts.VariableDeclaration, cell: Cell, scope: Scope): Value {
  const name = of.name.getText()
  payForText(run, of.getSourceFile().text)
  for (const statement of of.getSourceFile().statements) {
    const acts =
      ts.isIfStatement(statement) ||
      ts.isExpressionStatement(statement) ||
      ts.isTryStatement(statement) ||
      ts.isSwitchStatement(statement) ||
      ts.isIterationStatement(statement, true)
    if (acts && statement.getText().includes(name)) run.interpreter.execute(run, statement, scope)
  }
  return cell.value
}

/** `const jobs = {}; jobs.clean = clean; register(jobs)`: what the module puts in, and what it may put in later. */
function filledLater(run: Run, of: ts.VariableDeclaration, value: Value, scope: Scope): Value {
  if (honoAppOf(value)) return registeredLater(run, of, value, scope)
  const router = value.kind === 'external' && isRouter(value.module)
  const holds = value.kind === 'object' || value.kind === 'array' || value.kind === 'function' || router
  if (!holds && isConstant(of)) return value
  const cell = scope.declare(of.name.getText(), value)
  const filled = runStatements(run, of, cell, scope)
  const name = wordOf(of.name.getText())
  const changes = new RegExp(
    `${name}(\\[[^\\]]*\\]|\\.\\w+)\\s*(=[^=]|\\?\\?=|\\|\\|=)|${name}\\.(push|set|unshift)\\(`,
  )
  if (!inFunctions(run, of, changes)) return filled
  // Code of the module finds what stands in the cell.
  if (filled.kind === 'object') loosenSet(run, of, filled)
  if (filled.kind === 'object') cell.value = { ...filled, rest: filled.rest ?? join([unknown(), UNDEFINED]) }
  if (filled.kind === 'array') cell.value = arrayOf(join([elementOf(filled), unknown()]))
  return cell.value
}

/** What functions set of an object has outlived other requests: `state.open = value`. */
function loosenSet(run: Run, of: ts.VariableDeclaration, { cells }: ObjectValue): void {
  const name = wordOf(of.name.getText())
  for (const [key, cell] of cells) {
    if (!isSwitch(cell.value)) continue
    if (inFunctions(run, of, setting(String.raw`${name}(\.${wordOf(key)}|\[[^\]\n]{0,200}\])`)))
      run.assign(cell, join([cell.value, unknown()]))
  }
}

/** A router is filled by the statements of its module, those that declare something with it too. */
function registeredLater(run: Run, of: ts.VariableDeclaration, value: Value, scope: Scope): Value {
  scope.declare(of.name.getText(), value)
  runRegistrations(of, {
    execute: statement => void run.interpreter.execute(run, statement, scope),
    declare: ({ name, initializer }) => {
      if (initializer && ts.isIdentifier(name) && !scope.own(name.text))
        scope.declare(name.text, run.interpreter.evaluate(run, initializer, scope))
    },
  })
  return value
}

/** A variable of a module that functions assign has outlived other requests: what it holds now is not known. */
function outlives(run: Run, of: ts.VariableDeclaration, value: Value, scope: Scope): Value {
  if (isConstant(of) || !ts.isIdentifier(of.name)) return value
  if (!inFunctions(run, of, setting(wordOf(of.name.text)))) return value
  return scope.declare(of.name.text, join([value, unknown()])).value
}

function isConstant(of: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(of) & ts.NodeFlags.Const) !== 0
}

function enumValue(run: Run, node: ts.EnumDeclaration, scope: Scope): Value {
  const entries: Record<string, Value> = {}
  for (const entry of node.members) {
    if (!ts.isIdentifier(entry.name) && !ts.isStringLiteral(entry.name)) continue
    entries[entry.name.text] = entry.initializer
      ? run.interpreter.evaluate(run, entry.initializer, scope)
      : unknown()
  }
  return object(entries, unknown())
}
