import { ts } from '../../project/typescript.ts'
import type { Effect } from '../../access/effect.ts'
import { unwrap } from '../../endpoints/tree.ts'

/**
 * Does the change only fill in what a row lacks, with nothing that the caller sends: `updateOne({ _id, slug: { $exists:
 * false } }, { $set: { slug } })`, `updateMany({ where: { slug: null }, data: { slug } })`? Whoever comes first has it
 * done, and nobody gains by that.
 */
export function onlyFillsIn({ kind, node, set }: Effect): boolean {
  if (kind !== 'write' || !ts.isCallExpression(node) || set.some(({ sent }) => sent)) return false
  const [first, second] = node.arguments.map(unwrap)
  if (!first || !ts.isObjectLiteralExpression(first)) return false
  const filter = propertyOf(first, 'where') ?? first
  const changes = propertyOf(first, 'data') ?? (second && propertyOf(second, '$set'))
  if (!changes) return false
  const missing = properties(filter).filter(isMissing).map(nameOf)
  return properties(changes).some(each => missing.includes(nameOf(each)))
}

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
  return /^(null|\{\s*['"]?\$exists['"]?\s*:\s*false\s*,?\s*\})$/.test(unwrap(property.initializer).getText())
}
