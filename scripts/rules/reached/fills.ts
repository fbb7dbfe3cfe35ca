import { ts } from '../../project/typescript.ts'
import type { Effect } from '../../access/effect.ts'
import { unwrap } from '../../endpoints/tree.ts'

/**
 * Does the change only fill in what a row lacks, with nothing that the caller sends: `updateOne({ _id, slug: { $exists:
 * false } }, { $set: { slug } })`, `updateMany({ where: { slug: null }, data: { slug } })`? Whoever comes first has it
 * done, and nobody gains by that.
 */
export function onlyFillsIn({ kind, node, set, chosen }: Effect): boolean {
  if (kind !== 'write' || !ts.isCallExpression(node)) return false
  // Which row is completed, and with what, is not for the caller to say.
  if ([...set, ...chosen].some(({ sent }) => sent)) return false
  const [first, second] = node.arguments.map(unwrap)
  if (!first || !ts.isObjectLiteralExpression(first)) return false
  const filter = propertyOf(first, 'where') ?? first
  const changes = propertyOf(first, 'data') ?? (second && propertyOf(second, '$set'))
  if (!changes) return false
  const missing = properties(filter).filter(isMissing).map(nameOf)
  const written = properties(changes).map(nameOf)
  return (
    written.some(name => missing.includes(name)) &&
    written.every(name => (missing.includes(name) && !STATE.test(name)) || TOUCHED.test(name))
  )
}

/** A row that is deleted, used or approved lacks a date before; so does one of which nobody has said who it belongs to. */
const STATE = /(at|on|by|date|time)$|^(is|has)_?[a-z]|status|state|role|owner|user|claim|used|deleted|approv/i
/** When a row was last changed is kept beside any change. */
const TOUCHED = /^(updated|modified|last_?(updated|modified))_?(at|on)?$/i

type Property = ts.PropertyAssignment | ts.ShorthandPropertyAssignment

function properties(node: ts.Expression): readonly Property[] {
  if (!ts.isObjectLiteralExpression(node)) return []
  return node.properties.filter(
    each => ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each),
  )
}

function propertyOf(node: ts.Expression, name: string): ts.Expression | undefined {
  const found = properties(node).find(each => nameOf(each) === name)
  return found && ts.isPropertyAssignment(found) ? unwrap(found.initializer) : undefined
}

function nameOf({ name }: Property): string {
  return name.getText().replaceAll(/['"]/g, '')
}

/** https://www.mongodb.com/docs/manual/reference/operator/query/exists/ */
function isMissing(property: Property): boolean {
  if (!ts.isPropertyAssignment(property)) return false
  const value = unwrap(property.initializer)
  if (value.kind === ts.SyntaxKind.NullKeyword) return true
  const [only, ...others] = properties(value)
  return (
    only !== undefined &&
    others.length === 0 &&
    nameOf(only) === '$exists' &&
    ts.isPropertyAssignment(only) &&
    only.initializer.kind === ts.SyntaxKind.FalseKeyword
  )
}
