import semver from 'semver'
import type { Model } from '../../access/model.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { nodesIn } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'
import { importedAs } from '../source/imports.ts'
import { isAsync, type Writable } from '../source/function-body.ts'
import {
  asking,
  authIsAsync,
  hasProtect,
  isTypeScript,
  protecting,
  refusedJson,
  THROWN,
  TO_SIGN_IN,
  type GuardLines,
} from './clerk-guard.ts'
import type { Exit } from './exit.ts'
import { helperLines } from './helper-lines.ts'
import { placeFor } from './kind.ts'
import { mannerOf } from './manner.ts'

const NEXT_SERVER = /^next\/server(?:\.js)?$/
/** What may stand as the type of an answer, so that one more `new Response` still fits it. */
const ANSWER = /^Promise<\s*(?:Next)?Response(?:\s*\|\s*(?:Next)?Response)*\s*>$|^(?:Next)?Response$/

/** The guards that may stand first in a function, the one in the app's own manner before Clerk's. */
export function guardsFor(model: Model, endpoint: EntryPoint, fn: Writable): GuardLines[] {
  const { app } = endpoint
  const place = placeFor(endpoint)
  const manner = mannerOf(model, app, place)
  const helper =
    manner.helper && fits(manner.helper.further?.exit, endpoint, fn)
      ? helperLines(model, manner.helper, fn)
      : undefined
  const own = helper === undefined ? [] : [helper]
  // Of another type than a function that asks, a refusal is no answer: Clerk's own leaves by itself.
  const exits = manner.exits.filter(exit => fits(exit, endpoint, fn))
  const [exit] = exits
  switch (place) {
    case 'page':
      if (exit !== undefined && exit.line.includes('redirect('))
        return [...own, asking(app, exit, fn.getText())]
      return [...own, hasProtect(app) ? protecting(app) : asking(app, TO_SIGN_IN, fn.getText())]
    case 'handler':
      if (!answersFreely(fn))
        return [...own, hasProtect(app) ? protecting(app) : asking(app, THROWN, fn.getText())]
      return [...own, asking(app, exit ?? refusalIn(endpoint, fn), fn.getText())]
    case 'action':
      return [...own, asking(app, exit ?? THROWN, fn.getText())]
    default:
      return []
  }
}

/** May the refusal be given back by this function? */
function fits(exit: Exit | undefined, endpoint: EntryPoint, fn: Writable): boolean {
  if (exit === undefined) return true
  const returns = exit.line.startsWith('return ')
  switch (placeFor(endpoint)) {
    case 'handler': {
      if (!returns || !/\b40[13]\b/.test(exit.line) || !answersFreely(fn)) return false
      const wantsNext = fn.type?.getText().includes('NextResponse') === true
      return !wantsNext || exit.line.includes('NextResponse')
    }
    case 'action':
      if (!returns) return true
      return fn.type === undefined && !isTyped(fn) && exit.gives.some(name => givesBack(fn, name))
    case 'page':
      return !returns || exit.line.startsWith('return redirect(')
    default:
      return false
  }
}

/** Does some `return { … }` of the function give back what the refusal does? */
function givesBack(fn: Writable, name: string): boolean {
  for (const node of nodesIn(fn.body)) {
    const given = ts.isReturnStatement(node) ? node.expression : undefined
    if (given === undefined || !ts.isObjectLiteralExpression(given)) continue
    if (given.properties.some(each => each.name?.getText() === name)) return true
  }
  return false
}

function answersFreely(fn: Writable): boolean {
  if (isTyped(fn)) return false
  return fn.type === undefined || ANSWER.test(fn.type.getText())
}

/** Is its type said by the variable that it is put into? */
function isTyped(fn: Writable): boolean {
  return ts.isVariableDeclaration(fn.parent) && fn.parent.type !== undefined
}

function refusalIn({ app }: EntryPoint, fn: Writable): Exit {
  const source = fn.getSourceFile()
  const wantsNext = fn.type?.getText().includes('NextResponse') === true
  if (wantsNext || importedAs(source, 'NextResponse', NEXT_SERVER) === 'NextResponse')
    return refusedJson('NextResponse')
  // `Response.json` is in the types that TypeScript brings since 5.2.
  const compiler = semver.coerce(app.version('typescript')?.version ?? null)
  const knows = !isTypeScript(source) || compiler === null || semver.gte(compiler, '5.2.0')
  return refusedJson(knows ? 'Response' : 'json')
}

/** Why a guard cannot be written into the function, undefined where it can. */
export function hindranceIn({ app }: EntryPoint, fn: Writable): string | undefined {
  const source = fn.getSourceFile()
  if (
    !source.statements.some(
      each =>
        ts.isImportDeclaration(each) ||
        ts.isExportDeclaration(each) ||
        ts.isExportAssignment(each) ||
        isExported(each),
    )
  )
    return 'the module is a CommonJS one'
  if (ts.isBlock(fn.body) && fn.body.statements.some(isCacheDirective))
    return 'what it answers is kept for everybody'
  if (/\bexport\s+const\s+dynamic\s*=\s*(['"])(?:force-static|error)\1/.test(source.text))
    return 'it is built once, for everybody'
  if (source.statements.some(each => directiveOf(each) === 'use client')) return 'it runs in the browser'
  if (authIsAsync(app) && !isAsync(fn) && isCalledBeside(fn)) return 'other code calls it and does not wait'
  return undefined
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

function directiveOf(statement: ts.Statement): string | undefined {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)
    ? statement.expression.text
    : undefined
}

function isCacheDirective(statement: ts.Statement): boolean {
  return directiveOf(statement)?.startsWith('use cache') === true
}

/** Is it called in its own file? Made asynchronous, it gives a promise there. */
function isCalledBeside(fn: Writable): boolean {
  const name = ts.isFunctionDeclaration(fn)
    ? fn.name?.text
    : ts.isVariableDeclaration(fn.parent)
      ? fn.parent.name.getText()
      : undefined
  if (name === undefined) return false
  for (const node of nodesIn(fn.getSourceFile()))
    if (ts.isCallExpression(node) && node.expression.getText() === name && !ts.isAwaitExpression(node.parent))
      return true
  return false
}
