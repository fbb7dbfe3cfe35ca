import type { Fix, TextEdit } from '../core/fix.ts'
import { functionAround, nodesIn, unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { byHand } from './by-hand.ts'

const NUMBER = /^[\d\s*_]+$|^[A-Z][A-Z\d_]*$/

/**
 * A test of the token's age by the question that Clerk answers: `has({ reverification: 'strict' })`, from the `auth()`
 * that the function asks already.
 */
export function askedAnew(comparison: ts.BinaryExpression): Fix {
  const file = comparison.getSourceFile().fileName
  const title = `Ask for a fresh sign-in in ${file} by has({ reverification })`
  const stale = saysStale(comparison)
  const has = stale === undefined ? undefined : hasOf(comparison)
  if (stale === undefined || has === undefined)
    return byHand(
      title,
      `In ${file}, write \`if (!has({ reverification: 'strict' })) return reverificationError('strict')\` in place of the test of iat, with has from \`await auth()\`.`,
    )
  const quote =
    comparison.getSourceFile().text.includes('"') && !comparison.getSourceFile().text.includes("'")
      ? '"'
      : "'"
  const asked = `${stale ? '!' : ''}${has.name}({ reverification: ${quote}strict${quote} })`
  return {
    title,
    safety: 'review',
    edits: [...has.edits, { file, start: comparison.getStart(), end: comparison.end, text: asked }],
    create: [],
    install: [],
    remains: [
      `Where ${file} refuses, return reverificationError('strict') (a route handler: reverificationErrorResponse), and call it through useReverification() in the browser, which then asks for the factor.`,
    ],
  }
}

/** Is it true of an old token? undefined: that cannot be told. */
function saysStale({ left, right, operatorToken }: ts.BinaryExpression): boolean | undefined {
  const more = operatorToken.getText().startsWith('>')
  if (NUMBER.test(unwrap(right).getText())) return more
  if (NUMBER.test(unwrap(left).getText())) return !more
  // `iat < now - 300`
  if (/\biat$/.test(unwrap(left).getText()) && right.getText().includes('-')) return !more
  if (/\biat$/.test(unwrap(right).getText()) && left.getText().includes('-')) return more
  return undefined
}

/** `has` of the nearest `auth()` of the function, taken out of its answer where it is not yet. */
function hasOf(node: ts.Node): { name: string; edits: TextEdit[] } | undefined {
  const file = node.getSourceFile().fileName
  for (const each of nodesIn(functionAround(node))) {
    if (!ts.isVariableDeclaration(each) || each.initializer === undefined || each.end > node.pos) continue
    if (!/^(?:await\s+)?auth\(\)$/.test(unwrap(each.initializer).getText())) continue
    if (ts.isIdentifier(each.name)) return { name: `${each.name.text}.has`, edits: [] }
    if (!ts.isObjectBindingPattern(each.name)) continue
    const known = each.name.elements.find(
      element => (element.propertyName ?? element.name).getText() === 'has',
    )
    if (known !== undefined) return { name: known.name.getText(), edits: [] }
    const last = each.name.elements.at(-1)
    if (last === undefined || last.dotDotDotToken !== undefined) return undefined
    return { name: 'has', edits: [{ file, start: last.end, end: last.end, text: ', has' }] }
  }
  return undefined
}
