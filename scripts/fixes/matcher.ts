import type { TextEdit } from '../core/fix.ts'
import { nodesIn, propertyName, unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { styleOf } from './code-style.ts'

/** As source has it; docs: reference/nextjs/clerk-middleware#configuration. */
export const RECOMMENDED = [
  String.raw`/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)`,
  '/(api|trpc)(.*)',
]

/**
 * Clerk's recommended patterns beside those that `config.matcher` has already; undefined where the matcher is not
 * written as texts, or has them all.
 */
export function widenedMatcher(source: ts.SourceFile): TextEdit[] | undefined {
  const matcher = matcherOf(source)
  if (matcher === undefined) return undefined
  const { quote } = styleOf(source.text)
  const file = source.fileName
  const texts = (ts.isArrayLiteralExpression(matcher) ? [...matcher.elements] : [matcher]).map(each =>
    unwrap(each),
  )
  // A pattern with conditions is an object; the others are all that is compared.
  const known = new Set(texts.flatMap(each => (ts.isStringLiteralLike(each) ? [each.text] : [])))
  const missing = RECOMMENDED.filter(pattern => !known.has(pattern.replaceAll('\\\\', '\\')))
  const written = missing.map(pattern => `${quote}${pattern}${quote}`)
  if (written.length === 0) return undefined
  if (!ts.isArrayLiteralExpression(matcher)) {
    if (!ts.isStringLiteralLike(matcher)) return undefined
    return [
      {
        file,
        start: matcher.getStart(),
        end: matcher.end,
        text: `[${[matcher.getText(), ...written].join(', ')}]`,
      },
    ]
  }
  const last = matcher.elements.at(-1)
  if (last === undefined)
    return [{ file, start: matcher.getStart(), end: matcher.end, text: `[${written.join(', ')}]` }]
  const line = source.text.slice(source.text.lastIndexOf('\n', last.getStart() - 1) + 1, last.getStart())
  const gap = /^[ \t]*$/.test(line) ? styleOf(source.text).eol + line : ' '
  return [{ file, start: last.end, end: last.end, text: written.map(each => `,${gap}${each}`).join('') }]
}

/** The value of `matcher` in `export const config`. */
export function matcherOf(source: ts.SourceFile): ts.Expression | undefined {
  for (const node of nodesIn(source)) {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'config' || node.initializer === undefined)
      continue
    const value = unwrap(node.initializer)
    if (!ts.isObjectLiteralExpression(value)) continue
    const property = value.properties.find(
      each => each.name !== undefined && propertyName(each.name) === 'matcher',
    )
    if (property !== undefined && ts.isPropertyAssignment(property)) return unwrap(property.initializer)
  }
  return undefined
}
