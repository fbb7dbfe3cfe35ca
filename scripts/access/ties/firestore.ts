import { ts } from '../../project/typescript.ts'
import { unwrap } from '../../endpoints/tree.ts'
import { initializerOf } from './declarations.ts'

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
  const [first, ...path] = way.arguments
  if (NARROWS.test(way.expression.text)) return first ? named(first, depth + 1) : null
  if (!WAY.test(way.expression.text) || !first) return null
  const written = path.map(pathOf)
  if (written.includes(null) || path.length === 0)
    // `doc(collection(db, 'posts'), id)`: the way that it goes on from tells.
    return named(first, depth + 1) ?? (written[0] ? lastCollection(written[0]) : null)
  return lastCollection(written.join('/')) ?? named(first, depth + 1)
}

/** A piece of a path, with a word for what is not written down; null where its slashes cannot be told. */
function pathOf(part: ts.Expression): string | null {
  const given = unwrap(part)
  if (ts.isStringLiteralLike(given)) return given.text
  if (ts.isTemplateExpression(given))
    return given.head.text + given.templateSpans.map(({ literal }) => `x${literal.text}`).join('')
  return ts.isIdentifier(given) || ts.isPropertyAccessExpression(given) || ts.isNonNullExpression(part)
    ? 'x'
    : null
}

/** `users/u1/posts`: every other name is a collection, and the last is what is meant. */
function lastCollection(path: string): string | null {
  const names = path.split('/').filter(name => name !== '')
  const last = names[names.length - (names.length % 2 === 0 ? 2 : 1)]
  return last === undefined || last === 'x' ? null : last
}
