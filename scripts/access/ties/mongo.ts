import { ts } from '../../project/typescript.ts'
import { nodesIn, unwrap } from '../../endpoints/tree.ts'
import { functionNamed, initializerOf } from './declarations.ts'

/** Nobody hands a collection through more functions and variables. */
const FARTHEST = 4
/** Functions that give a collection by its name. */
const GIVES = /collection|getmodel|gettable/i

/**
 * The name of the collection that a variable or a call stands for: `db.collection('posts')`, `const col = await
 * getCollection('posts')`, or a function of the file that opens one; null where no name is written down, or several are
 * (https://www.mongodb.com/docs/drivers/node/current/databases-collections/).
 */
export function openedCollection(given: ts.Expression, depth = 0): string | null {
  const node = unwrap(given)
  if (depth > FARTHEST) return null
  if (ts.isAwaitExpression(node)) return openedCollection(node.expression, depth)
  if (ts.isIdentifier(node)) {
    const made = initializerOf(node)
    return made ? openedCollection(made, depth + 1) : null
  }
  if (!ts.isCallExpression(node)) return null
  return namedBy(node) ?? openedBy(node, depth)
}

function namedBy({ expression, arguments: [first] }: ts.CallExpression): string | null {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
  const given = first && unwrap(first)
  if (!given || !GIVES.test(name)) return null
  // `db.collection(COLLECTIONS.notes)`
  if (ts.isPropertyAccessExpression(given)) return given.name.text
  return ts.isStringLiteralLike(given) ? given.text : null
}

const OPENER = /^(?:get|open)?(\w{2,60}?)(?:Col|Coll|Collection)$/

/** `async function posts() { return (await getDb()).collection('posts') }` */
function openedBy({ expression }: ts.CallExpression, depth: number): string | null {
  if (!ts.isIdentifier(expression)) return null
  const opener = functionNamed(expression.getSourceFile(), expression.text)
  // Of one that another file holds, its name tells: `notesCollection()`.
  if (!opener) return OPENER.exec(expression.text)?.[1] ?? null
  const names = new Set<string>()
  for (const inside of nodesIn(opener)) {
    if (!ts.isCallExpression(inside)) continue
    const name = namedBy(inside) ?? (GIVES.test(expression.text) ? openedBy(inside, depth + 1) : null)
    if (name !== null) names.add(name)
  }
  const [only] = names
  return names.size === 1 && only !== undefined ? only : null
}
