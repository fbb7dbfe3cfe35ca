import { ts } from '../../project/typescript.ts'
import type { Effect } from '../../access/effect.ts'
import { unwrap } from '../../endpoints/tree.ts'

/** What pages count of whoever comes by; what people own or owe is none of it. */
const SEEN =
  /^(total_?)?(view|page_?view|click|visit|hit|download|play|open|impression|read)s?(_?count(er)?)?$/i

/**
 * Does the call do no more than count somebody who comes by: `data: { clicks: { increment: 1 } }`, `$inc: { views: 1 }`?
 * (https://www.prisma.io/docs/orm/reference/prisma-client-reference#atomic-number-operations)
 */
export function onlyCounts({ kind, node, what }: Effect): boolean {
  if (kind !== 'write' || !ts.isCallExpression(node)) return false
  if (COUNTS_KEY.test(what)) return isTally(node)
  if (!ONE_ROW.test(what)) return false
  const objects = node.arguments.map(unwrap).filter(ts.isObjectLiteralExpression)
  const changes = objects.flatMap(({ properties }) =>
    properties.filter(ts.isPropertyAssignment).filter(({ name }) => /^(data|\$inc)$/.test(name.getText())),
  )
  return changes.length === 1 && changes.every(countsUp)
}

const ONE_ROW = /(^|\.)(update|updateOne|findOneAndUpdate|findByIdAndUpdate)$/

/** https://redis.io/docs/latest/commands/incr/ */
const COUNTS_KEY = /\.(incr|pfadd)$/i
/** What people have, or decide by. */
const HELD =
  /credit|balance|quota|user|vote|score|coin|token|point|stock|inventory|seat|limit|like|wallet|account|order/i

/** `redis.incr('stats:visits')`: a counter of the app, under a name that begins as it is written down. */
function isTally({ arguments: [key] }: ts.CallExpression): boolean {
  if (!key || HELD.test(key.getText())) return false
  const head = ts.isTemplateExpression(key) ? key.head.text : ts.isStringLiteralLike(key) ? key.text : ''
  return /\w{3}/.test(head)
}

function countsUp({ name, initializer }: ts.PropertyAssignment): boolean {
  const changed = unwrap(initializer)
  if (!ts.isObjectLiteralExpression(changed) || changed.properties.length === 0) return false
  return changed.properties.every(
    each =>
      ts.isPropertyAssignment(each) &&
      SEEN.test(each.name.getText()) &&
      (name.getText() === '$inc' ? isOne(unwrap(each.initializer)) : isIncrement(unwrap(each.initializer))),
  )
}

function isIncrement(value: ts.Expression): boolean {
  if (!ts.isObjectLiteralExpression(value)) return false
  const [only, ...others] = value.properties
  return (
    others.length === 0 &&
    only !== undefined &&
    ts.isPropertyAssignment(only) &&
    only.name.getText() === 'increment' &&
    isOne(unwrap(only.initializer))
  )
}

function isOne(value: ts.Expression): boolean {
  return ts.isNumericLiteral(value) && value.text === '1'
}
