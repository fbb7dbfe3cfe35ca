import type { TextEdit } from '../../../core/fix.ts'
import { unwrap } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'
import type { CodeStyle } from '../../code-style.ts'

type Edit = Omit<TextEdit, 'file'>

/** The initializer of `export const config`. */
export function configOf(source: ts.SourceFile): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && name.text === 'config' && initializer !== undefined)
        return unwrap(initializer)
  }
  return undefined
}

/**
 * Adds the patterns that a matcher lacks. Those that it has stay: Next runs the middleware where any one matches.
 * @param patterns as they are to be written, quotes included
 * @returns undefined where the matcher is no literal
 */
export function widened(
  config: ts.Expression,
  patterns: readonly string[],
  { eol, indent }: CodeStyle,
): Edit[] | undefined {
  const matcher = matcherIn(config)
  if (matcher === undefined) return undefined
  const items = ts.isArrayLiteralExpression(matcher) ? [...matcher.elements] : [matcher]
  if (!items.every(each => ts.isStringLiteralLike(each) || ts.isObjectLiteralExpression(each)))
    return undefined
  const standing = new Set(
    items.map(each => (ts.isStringLiteralLike(each) ? each.getText().slice(1, -1) : '')),
  )
  const missing = patterns.filter(each => !standing.has(each.slice(1, -1)))
  if (missing.length === 0) return []
  const { text } = matcher.getSourceFile()
  const line = (at: number) => text.slice(text.lastIndexOf('\n', at) + 1, at)
  const last = items.at(-1)
  if (last !== undefined && ts.isArrayLiteralExpression(matcher) && /^\s*$/.test(line(last.getStart()))) {
    const added = missing.map(each => `,${eol}${line(last.getStart())}${each}`).join('')
    return [{ start: last.end, end: last.end, text: added }]
  }
  if (hasComments(matcher)) return undefined
  // On one line so far, where it would get too long.
  const level = /^[ \t]*/.exec(line(matcher.getStart()))?.[0] ?? ''
  const all = [...items.map(each => each.getText()), ...missing]
  const rows = all.map(each => `${level}${indent}${each},${eol}`).join('')
  return [{ start: matcher.getStart(), end: matcher.end, text: `[${eol}${rows}${level}]` }]
}

/** Between its elements; those would be lost. */
function hasComments(matcher: ts.Expression): boolean {
  if (!ts.isArrayLiteralExpression(matcher)) return false
  const { text } = matcher.getSourceFile()
  return matcher.elements.some(each => text.slice(each.pos, each.getStart()).trim() !== '')
}

function matcherIn(config: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(config)) return undefined
  const property = config.properties.find(each => each.name?.getText() === 'matcher')
  if (property === undefined || !ts.isPropertyAssignment(property)) return undefined
  const value = unwrap(property.initializer)
  return ts.isArrayLiteralExpression(value) || ts.isStringLiteralLike(value) ? value : undefined
}
