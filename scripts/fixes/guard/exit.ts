import { nodesIn } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'
import type { Wanted } from '../source/imports.ts'

/** A statement by which the app turns callers away, fit to stand elsewhere. */
export interface Exit {
  /** One line in the style that {@link inStyle} takes. */
  line: string
  imports: readonly Wanted[]
  /** Names of what it gives back, where that is an object. */
  gives: readonly string[]
}

/** What a refusal may be made of; any other name belongs to the function that it stands in. */
const MODULES: Record<string, string> = {
  NextResponse: 'next/server',
  redirect: 'next/navigation',
  notFound: 'next/navigation',
  unauthorized: 'next/navigation',
  forbidden: 'next/navigation',
}
const GLOBALS = new Set(['Response', 'Error', 'undefined'])
const LONGEST = 120

/** The only statement of a branch, where it leaves and speaks of nothing that only its function knows. */
export function exitOf(branch: ts.Statement): Exit | undefined {
  const only = ts.isBlock(branch)
    ? branch.statements.length === 1
      ? branch.statements[0]
      : undefined
    : branch
  if (only === undefined || !leaves(only)) return undefined
  const text = only.getText().replace(/;$/, '')
  const plain = text.includes("'") ? text : text.replaceAll('"', "'")
  if (/["`\n\r\\]/.test(plain) || plain.length > LONGEST) return undefined
  const names = freeNames(only)
  if (names.some(name => !GLOBALS.has(name) && MODULES[name] === undefined)) return undefined
  return {
    line: `${plain};`,
    imports: names.flatMap(name => {
      const module = MODULES[name]
      return module === undefined ? [] : [{ module, name }]
    }),
    gives: givenNames(only),
  }
}

function leaves(statement: ts.Statement): boolean {
  if (ts.isThrowStatement(statement)) return true
  if (ts.isReturnStatement(statement)) return statement.expression !== undefined
  return (
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    /^(?:redirect|notFound|unauthorized|forbidden)$/.test(statement.expression.expression.getText())
  )
}

function freeNames(statement: ts.Statement): string[] {
  const names = new Set<string>()
  for (const node of nodesIn(statement)) {
    if (!ts.isIdentifier(node)) continue
    const { parent } = node
    const isMember =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node)
    if (!isMember) names.add(node.text)
  }
  return [...names]
}

function givenNames(statement: ts.Statement): string[] {
  const given = ts.isReturnStatement(statement) ? statement.expression : undefined
  if (given === undefined || !ts.isObjectLiteralExpression(given)) return []
  return given.properties.flatMap(each => (each.name === undefined ? [] : [each.name.getText()]))
}
