import { ts } from '../../project/typescript.ts'

/** More names than this are cut from the left. */
const MOST = 4

/**
 * A call as a reader would write it, without its arguments: `db.insert`, `tx.delete`, `fetch`. Text of the audited
 * app, so whoever prints it neutralises it.
 */
export function shown(site: ts.Node): string {
  const names = namesOf(site)
  return names.length === 0 ? 'a call' : names.slice(-MOST).join('.').slice(0, 80)
}

function namesOf(node: ts.Node): string[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return namesOf(node.expression)
  if (ts.isTaggedTemplateExpression(node)) return namesOf(node.tag)
  if (ts.isPropertyAccessExpression(node)) return [...namesOf(node.expression), node.name.text]
  if (ts.isElementAccessExpression(node)) return namesOf(node.expression)
  if (ts.isIdentifier(node)) return [node.text]
  if (node.kind === ts.SyntaxKind.ThisKeyword) return ['this']
  if (
    ts.isAwaitExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node)
  ) {
    return namesOf(node.expression)
  }
  return []
}
