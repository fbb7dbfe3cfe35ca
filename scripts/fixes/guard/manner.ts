import type { Model } from '../../access/model.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { unwrap } from '../../endpoints/tree.ts'
import { lineOf } from '../../project/lines.ts'
import type { App } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import { functionFor, type Writable } from '../source/function-body.ts'
import { exitOf, type Exit } from './exit.ts'
import { placeFor, type Place } from './kind.ts'

/** A guard of the app's own, as its endpoints call it. */
export interface Helper {
  /** The name by which its module exports it. */
  name: string
  /** As the import says it, from that file. */
  specifier: string
  importedBy: string
  awaited: boolean
  /** What is kept of its answer, and the condition on which one leaves: it does not leave by itself. */
  further: { binding: string; names: readonly string[]; condition: string; exit: Exit } | undefined
}

/** How endpoints of one kind turn signed-out callers away in this app. */
export interface Manner {
  helper: Helper | undefined
  /** What they do with a caller without an account, most used first. */
  exits: readonly Exit[]
}

const kept = new WeakMap<Model, Map<string, Manner>>()

/** Read once for each kind of endpoint of an app, from those that ask for a session. */
export function mannerOf(model: Model, app: App, place: Place): Manner {
  const manners = kept.get(model) ?? new Map<string, Manner>()
  kept.set(model, manners)
  const key = `${app.dir} ${place}`
  const known = manners.get(key)
  if (known !== undefined) return known
  const uses = model.endpoints
    .filter(each => each.app === app && placeFor(each) === place)
    .flatMap(each => useIn(model, each))
  const manner = {
    helper: mostUsed(uses.flatMap(each => each.helper ?? []))[0],
    exits: mostUsed(uses.flatMap(each => each.exit ?? [])),
  }
  manners.set(key, manner)
  return manner
}

interface Use {
  helper?: Helper
  exit?: Exit
}

function mostUsed<T>(all: readonly T[]): T[] {
  const counted = new Map<string, { what: T; times: number }>()
  for (const what of all) {
    const key = keyOf(what)
    counted.set(key, { what, times: (counted.get(key)?.times ?? 0) + 1 })
  }
  return [...counted]
    .toSorted(([a, { times: m }], [b, { times: n }]) => n - m || (a < b ? -1 : 1))
    .map(([, { what }]) => what)
}

/** The same helper is one, whoever imports it by the same words. */
function keyOf(what: unknown): string {
  return JSON.stringify(what, (name, value: unknown) => (name === 'importedBy' ? undefined : value))
}

/** How one endpoint guards itself; nothing where it asks for more than a session, or in a way of its own. */
function useIn(model: Model, endpoint: EntryPoint): Use[] {
  const { access, anonymous } = model.judge(endpoint)
  if (access.state !== 'guarded' || anonymous.turnedAway.length === 0) return []
  if (anonymous.turnedAway.some(({ cause }) => cause.kind !== 'session')) return []
  const fn = functionFor(endpoint.handler, true)
  if (fn === undefined || !ts.isBlock(fn.body)) return []
  const away = new Set(
    anonymous.turnedAway.flatMap(({ step, trace }) =>
      [step, ...trace].flatMap(each => (each.file === endpoint.file ? [each.line] : [])),
    ),
  )
  return usesOf(fn, fn.body.statements, away)
}

const FIRST_STATEMENTS = 8

function usesOf(fn: Writable, statements: readonly ts.Statement[], away: ReadonlySet<number>): Use[] {
  for (const [index, statement] of statements.slice(0, FIRST_STATEMENTS).entries()) {
    if (ts.isIfStatement(statement)) {
      const lines = [
        lineOf(statement.thenStatement),
        lineOf(statement),
        lineOf(firstOf(statement.thenStatement)),
      ]
      if (!lines.some(line => away.has(line))) continue
      const exit = exitOf(statement.thenStatement)
      const before = index > 0 ? statements[index - 1] : undefined
      const helper = exit && before && askedBy(before, statement.expression, exit)
      return [{ ...(exit ? { exit } : {}), ...(helper ? { helper } : {}) }]
    }
    const called = helperCalled(statement)
    if (called && away.has(lineOf(called.call))) {
      const helper = described(called, undefined)
      return helper ? [{ helper }] : []
    }
  }
  return []
}

function firstOf(branch: ts.Statement): ts.Statement {
  return (ts.isBlock(branch) ? branch.statements[0] : undefined) ?? branch
}

interface Called {
  call: ts.CallExpression
  callee: ts.Identifier
  awaited: boolean
  binding: ts.BindingName | undefined
}

/** `await requireUser()`, and what it is bound to. */
function helperCalled(statement: ts.Statement): Called | undefined {
  const declaration = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]
    : undefined
  const more = ts.isVariableStatement(statement) && statement.declarationList.declarations.length > 1
  const value = ts.isExpressionStatement(statement) ? statement.expression : declaration?.initializer
  if (value === undefined || more) return undefined
  const plain = unwrap(value)
  const awaited = ts.isAwaitExpression(plain)
  const call = awaited ? unwrap(plain.expression) : plain
  if (!ts.isCallExpression(call) || call.arguments.length > 0 || !ts.isIdentifier(call.expression))
    return undefined
  return { call, callee: call.expression, awaited, binding: declaration?.name }
}

/** The helper whose answer the condition looks at, where it looks at nothing else. */
function askedBy(before: ts.Statement, condition: ts.Expression, exit: Exit): Helper | undefined {
  const called = helperCalled(before)
  if (called?.binding === undefined) return undefined
  const names = namesIn(called.binding)
  const text = condition.getText()
  const used = [...text.replaceAll(/[.?]\w+/g, '').matchAll(/[A-Za-z_$][\w$]*/g)].map(([name]) => name)
  const known = new Set([...names, 'null', 'undefined', 'false'])
  if (/["'`\n]/.test(text) || used.some(name => !known.has(name))) return undefined
  return described(called, { binding: called.binding.getText(), names, condition: text, exit })
}

function namesIn(binding: ts.BindingName): string[] {
  if (ts.isIdentifier(binding)) return [binding.text]
  return binding.elements.flatMap(each => (ts.isBindingElement(each) ? namesIn(each.name) : []))
}

/** A function that the file imports, by its name, from the app. */
function described({ callee, awaited }: Called, further: Helper['further']): Helper | undefined {
  const source = callee.getSourceFile()
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const named = statement.importClause?.namedBindings
    if (named === undefined || !ts.isNamedImports(named)) continue
    const found = named.elements.find(each => each.name.text === callee.text)
    if (found === undefined) continue
    const specifier = statement.moduleSpecifier.text
    // Clerk's own functions are written for the release that is installed.
    if (specifier.startsWith('@clerk/')) return undefined
    const name = (found.propertyName ?? found.name).text
    return { name, specifier, importedBy: source.fileName, awaited, further }
  }
  return undefined
}
