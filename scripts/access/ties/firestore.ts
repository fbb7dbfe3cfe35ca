import { ts } from '../../project/typescript.ts'
import { unwrap } from '../../endpoints/tree.ts'

/** Functions that act on what they are given a way to (https://firebase.google.com/docs/reference/js/firestore_). */
const ACTS = /^(get|set|add|update|delete)Docs?$|^get(CountFromServer|AggregateFromServer)$/
/** Functions that make such a way, and those that narrow one. */
const WAY = /^(doc|collection|collectionGroup)$/
const NARROWS = /^(query|or|and|limit)$/
/** Nobody hands a way through more variables. */
const FARTHEST = 4

/**
 * The collection of `getDoc(doc(db, 'posts', id))`, where the way may have a name of its own
 * (`const ref = doc(…)`); null where it is no such call, or its collection is not written down.
 */
export function collectionOf({ expression, arguments: [way] }: ts.CallExpression): string | null {
  return ts.isIdentifier(expression) && ACTS.test(expression.text) && way ? named(way, 0) : null
}

function named(given: ts.Expression, depth: number): string | null {
  const way = unwrap(given)
  if (depth > FARTHEST) return null
  if (ts.isIdentifier(way)) {
    const made = initializerOf(way)
    return made ? named(made, depth + 1) : null
  }
  if (!ts.isCallExpression(way) || !ts.isIdentifier(way.expression)) return null
  const [first, second] = way.arguments
  if (NARROWS.test(way.expression.text)) return first ? named(first, depth + 1) : null
  if (!WAY.test(way.expression.text) || !first) return null
  if (second && ts.isStringLiteralLike(second)) return lastCollection(second.text)
  // `doc(collection(db, 'posts'), id)`; a path that is put together begins with its collection.
  if (second && ts.isTemplateExpression(second)) return second.head.text.split('/')[0] || null
  return named(first, depth + 1)
}

/** `users/u1/posts`: every other name is a collection, and the last is what is meant. */
function lastCollection(path: string): string | null {
  const names = path.split('/').filter(name => name !== '')
  return names[names.length - (names.length % 2 === 0 ? 2 : 1)] ?? null
}

/** What the nearest `const` of that name above is made of. */
function initializerOf({ text, parent }: ts.Identifier): ts.Expression | undefined {
  for (let node: ts.Node | undefined = parent; node; node = node.parent) {
    if (!ts.isBlock(node) && !ts.isSourceFile(node)) continue
    for (const statement of node.statements) {
      if (!ts.isVariableStatement(statement)) continue
      const found = statement.declarationList.declarations.find(
        ({ name }) => ts.isIdentifier(name) && name.text === text,
      )
      if (found) return found.initializer
    }
  }
  return undefined
}
