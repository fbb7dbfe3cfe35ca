import type { TextEdit } from '../../../core/fix.ts'
import { unwrap } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'

type Edit = Omit<TextEdit, 'file'>

/** The initializer of `export const config`. */
export function configOf(source: ts.SourceFile): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && name.text === 'config' && initializer !== undefined) return unwrap(initializer)
  }
  return undefined
}

/**
 * Adds the patterns that a matcher lacks. Those that it has stay: Next runs the middleware where any one matches.
 * @param patterns as they are to be written, quotes included
 * @returns undefined where the matcher is no literal
 */
export function widened(config: ts.Expression, patterns: readonly string[], eol: string): Edit[] | undefined {
  const matcher = matcherIn(config)
  if (matcher === undefined) return undefined
  const items = ts.isArrayLiteralExpression(matcher) ? [...matcher.elements] : [matcher]
  if (!items.every(each => ts.isStringLiteralLike(each) || ts.isObjectLiteralExpression(each))) return undefined
  const standing = new Set(items.map(each => (ts.isStringLiteralLike(each) ? each.getText().slice(1, -1) : '')))
  const missing = patterns.filter(each => !standing.has(each.slice(1, -1)))
  if (missing.length === 0) return []
  const source = matcher.getSourceFile()
  if (!ts.isArrayLiteralExpression(matcher)) {
    const text = [matcher.getText(), ...missing].join(', ')
    return [{ start: matcher.getStart(), end: matcher.end, text: `[${text}]` }]
  }
  const last = matcher.elements.at(-1)
  if (last === undefined)
    return [{ start: matcher.getStart(), end: matcher.end, text: `[${missing.join(', ')}]` }]
  const line = source.text.slice(source.text.lastIndexOf('\n', last.getStart()) + 1, last.getStart())
  const between = /^\s*$/.test(line) ? `,${eol}${line}` : ', '
  return [{ start: last.end, end: last.end, text: missing.map(each => between + each).join('') }]
}

function matcherIn(config: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(config)) return undefined
  const property = config.properties.find(each => each.name?.getText() === 'matcher')
  if (property === undefined || !ts.isPropertyAssignment(property)) return undefined
  const value = unwrap(property.initializer)
  return ts.isArrayLiteralExpression(value) || ts.isStringLiteralLike(value) ? value : undefined
}
