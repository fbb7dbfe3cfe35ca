import { ts } from '../../project/typescript.ts'
import { verbOf } from '../effects/verbs.ts'
import { unwrap } from '../../endpoints/tree.ts'
import { initializerOf } from './declarations.ts'
import { collectionOf } from './firestore.ts'
import { openedCollection } from './mongo.ts'

/** Steps that are given the table: `db.insert(posts)`, `supabase.from('posts')`. */
const TAKES_TABLE =
  /^(from|into|table|collection|insert|update|delete|insertInto|updateTable|deleteFrom|selectFrom|model|ref)$/
/** Names of clients and groups, which are no tables. */
const NO_TABLE =
  /^(db|database|prisma|prismadb|client|tx|trx|query|models?|supabase|mongoose|sql|this|admin)$/i

/** Clients of stores that keep values under keys: there are no rows with columns. */
const KEY_VALUE = /^(redis|kv|cache)$/i

/**
 * The table, model or collection that a query speaks of, as the source names it; null where the call does not tell.
 * Names are compared without case and plural, so that `Post`, `posts` and `"post"` are one.
 */
export function tableOf(site: ts.Node): string | null {
  for (let node: ts.Node | undefined = queryAround(site); node; node = inner(node)) {
    const named = ts.isCallExpression(node) ? tableOfCall(node) : null
    if (named !== null) return singular(named)
  }
  return null
}

/** The whole chain that the call is a step of. */
export function queryAround(site: ts.Node): ts.Node {
  let node = site
  for (
    let { parent } = node;
    ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent);
    { parent } = node
  ) {
    if (parent.expression !== node) break
    node = parent
  }
  return node
}

function inner(node: ts.Node): ts.Node | undefined {
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) || ts.isNewExpression(node))
    return node.expression
  return ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) ? node.expression : undefined
}

function tableOfCall(call: ts.CallExpression): string | null {
  const {
    expression,
    arguments: [first],
  } = call
  if (!ts.isPropertyAccessExpression(expression)) return collectionOf(call)
  const step = expression.name.text
  if (TAKES_TABLE.test(step) && first) {
    const given = unwrap(first)
    if (ts.isIdentifier(given)) return given.text
    if (ts.isStringLiteralLike(given)) return given.text
    if (ts.isPropertyAccessExpression(given)) return given.name.text
  }
  if (verbOf(step) !== 'read' && verbOf(step) !== 'write') return null
  const owner = unwrap(expression.expression)
  const opened = openedCollection(owner) ?? (SAVES.test(step) ? foundIn(owner) : null)
  if (opened !== null) return opened
  if (ts.isIdentifier(owner) && KEY_VALUE.test(owner.text)) return null
  const name = ts.isPropertyAccessExpression(owner)
    ? owner.name.text
    : ts.isIdentifier(owner)
      ? owner.text
      : null
  return name === null || NO_TABLE.test(name) || (ts.isIdentifier(owner) && ANY_TABLE.test(name))
    ? null
    : name
}

/** Methods of a row that was found or made before: `user.save()`. */
const SAVES = /^(save|remove|destroy|deleteOne)$/

/** The table of the query that a variable holds the answer of. */
function foundIn(row: ts.Expression): string | null {
  const made = ts.isIdentifier(row) ? initializerOf(row) : undefined
  const query = made && unwrap(ts.isAwaitExpression(made) ? made.expression : made)
  if (query && ts.isNewExpression(query)) {
    const { expression } = query
    return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
  }
  return query && ts.isCallExpression(query) ? tableOf(query) : null
}

/** A variable of such a name holds another collection in each file. */
const ANY_TABLE = /^(col|coll|collection|table|repo|repository|model)$/i

/** A table's name without case, plural and what only says that it is a table. */
export function singular(name: string): string {
  const plain = name.toLowerCase().replace(/_?(table|model|collection|schema|repository|repo)$/, '')
  return plain.replace(/ies$/, 'y').replace(/(?<!s)s$/, '')
}
