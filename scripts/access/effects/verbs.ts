/** What names of methods say, and what SQL says. */

/** Changes that begin like a look-up: `findOneAndUpdate`, `getdel`, Convex's `fetchMutation`. */
const CHANGES_WHAT_IT_FINDS =
  /^(find\w*And(Delete|Update|Remove|Replace|Modify)|find\w*OrCreate|findAndModify|get(del|set|ex)$|fetch(Mutation|Action)$)/
const READS =
  /^(find|get|list|query|select|count|aggregate|fetch|read|search|retrieve|scan|exists|hget|hgetall|mget|lrange|smembers|zrange|first$|all$|many$|\$queryRaw|distinct|groupBy|load|preload|download|head$|paginate|execute$|exec$|unsafe$|raw$|sql$|values$|lookup|ttl$|keys$|hkeys|hvals|scard|llen|zcard|zscore|one$|single|maybeSingle|stat|ask)/
const WRITES =
  /^(create|insert|update|upsert|delete|remove|destroy|save|send|post$|put|patch|publish|trigger|enqueue|dispatch|emit$|upload|write|set$|set[A-Z]|setex|setnx|hset|hdel|hincrby|hsetnx|mset|add|append|incr|decr|charge|refund|cancel|subscribe|generate|invoke|bulk|replace|increment|decrement|del$|unlink|lpush|rpush|lpop|rpop|lrem|ltrim|spop|sadd|srem|zadd|zrem|zincrby|xadd|pfadd|expire|persist|flush|rename|eval|call$|truncate|capture|complete|stream|chat|transcribe|embed|import|register|mutate|mutation|action$|assign|attach|detach|archive|restore|ban|unban|revoke|\$executeRaw|\$runCommandRaw|run$|start|stop|exchange|confirm|pay|transfer|authenticate$|batch|sync|push$|launch|exec|refresh|merge$|mergeInto|drop|alter|grant|copy|recover|link|sign)/

/** Building a client, a schema, an index or a condition is not yet using it. */
const BUILDS =
  /^(create\w*Client|createClient|create\w*Server|createPool|drizzle|neon|define\w*|init\w*|connect|clerkClient|schema|model|Schema|from|in|with\w*|use|extend|\$extends|\$with|as|\$on|\$use|collection|db|table|storage|channel|getRepository|getCollection|getModel|getTable|getDb|getDatabase|getFirestore|getFunctions|setAuth|clearAuth|doc|ref|pipeline|multi|on|once|off|quit|disconnect|\$disconnect|\$connect|end|close|release|id|Types|ObjectId|eq|where|orderBy|limit|sql|gql|transaction|\$transaction|startSession|withTransaction|transacting|nothing|ping|sort|skip|(?:create|ensure|sync)Index(?:es)?|dropIndex|indexes|listIndexes|indexInformation|indexExists|createCollection|listCollections|createSsl|createInsecure|createFromMetadataGenerator|(?:generate|create|build)\w*Auth\w*(?:Link|U[Rr][IiLl]))$/

/** Questions to a value, and its other forms: `isValidObjectId(id)`, `toObject()`. */
const ASKS_VALUE = /^(is[A-Z]|isValid$|to[A-Z]|valid(ate)?(Sync)?$)/

export function asksValue(name: string): boolean {
  return ASKS_VALUE.test(name)
}

export type Verb = 'read' | 'write' | 'build'

/** What a method's name says; null where it says nothing. */
export function verbOf(name: string): Verb | null {
  if (CHANGES_WHAT_IT_FINDS.test(name)) return 'write'
  if (BUILDS.test(name)) return 'build'
  if (WRITES.test(name)) return 'write'
  return READS.test(name) ? 'read' : null
}

/** Methods that take a statement and do what it says. */
const TAKES_STATEMENT =
  /^(query|execute|exec|unsafe|raw|sql|\$queryRawUnsafe|\$executeRawUnsafe|prepare|request|all|get|run|one|none|any|many|result|rpc)$/

export function takesStatement(name: string): boolean {
  return TAKES_STATEMENT.test(name)
}

/** Leading comments of a statement, and quotes of a template. */
const HEAD = /^[`'"]?\s*(?:(?:--[^\n]*\n|\/\*[\s\S]*?\*\/|#[^\n]*\n)\s*)*/

/** A step that stands for a statement which asks only whether somebody answers. */
export const ASKS_NOTHING = 'nothing'
/** `SELECT 1`, `select now()`: no table is asked. */
const NOTHING_ASKED =
  /^select\s+(?:\d+|'[^']*'|(?:now|version)\(\)|current_timestamp)(?:\s+as\s+\w+)?\s*;?\s*[`'"]?$/i

/** Makes a table or an index that is not there yet: no row is changed by it. */
const MAKES_MISSING =
  /^create\s+(?:unique\s+)?(?:table|index|extension|schema)\s+(?:concurrently\s+)?if\s+not\s+exists\b[^;]*;?[`'"]?$/i

/** `create table … as select`: a copy of what is stored. */
const FILLED = /\bas\b[\s(]{0,9}(?:select|with|table|values)\b/i

/** Does a statement (SQL or GraphQL) read or change, or ask for nothing? null where the text is none of them. */
export function statementVerb(text: string): Verb | null {
  const rest = text.replace(HEAD, '')
  if (NOTHING_ASKED.test(rest)) return 'build'
  if (MAKES_MISSING.test(rest.trimEnd()) && !FILLED.test(rest)) return 'build'
  if (/^(select|show|explain|describe|values|query|\{|fragment)\b/i.test(rest) || rest.startsWith('{'))
    return 'read'
  if (/^with\b/i.test(rest)) return /\b(insert|update|delete|merge)\b/i.test(rest) ? 'write' : 'read'
  return /^[a-z]+\b/i.test(rest) ? 'write' : null
}

/** Names under which a package that is not known may turn callers away by throwing. */
const MAY_GUARD = /^(require|assert|ensure|verify|check|authori[sz]e|authenticate|protect|guard|enforce)/i

/** Is what a trail ends in named as a guard? */
export function mayGuard(trail: readonly string[]): boolean {
  return MAY_GUARD.test(trail.findLast(name => name !== '()') ?? '')
}
