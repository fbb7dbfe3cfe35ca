import type { EffectKind } from '../run.ts'
import type { External, NativeCall } from '../values.ts'
import { packageKind } from './packages.ts'

/** Methods that read what is stored. */
const READS =
  /^(find|get|list|query|select|count|aggregate|fetch|read|search|retrieve|scan|exists|hget|hgetall|mget|lrange|smembers|zrange|first$|all$|many$|\$queryRaw|\$queryRawUnsafe|distinct|groupBy|load|download|head$|rpc$|paginate|execute$|exec$|unsafe$|raw$|sql$|values$|lookup)/
/** Methods that change something. */
const WRITES =
  /^(create|insert|update|upsert|delete|remove|destroy|save|send|post$|put|patch|publish|trigger|enqueue|dispatch|emit$|upload|write|set$|setex|hset|mset|add|append|incr|decr|charge|refund|cancel|subscribe|generate|invoke|bulk|replace|increment|del$|lpush|rpush|sadd|srem|zadd|expire|capture|complete|stream|chat|transcribe|embed|import|register|mutate|mutation|action$|connect_|assign|attach|detach|archive|restore|ban|unban|revoke|verify_|sign_|\$executeRaw|\$executeRawUnsafe|run$|start|stop|exchange|confirm|pay|transfer|authenticate$|batch|sync|push$|launch|exec)/

/** Building a client, a schema or a condition is not yet using it. */
const BUILDS =
  /^(create\w*Client|createClient|create\w*Server|createPool|drizzle|neon|define\w*|init\w*|connect|clerkClient|schema|model|Schema|from|in|with\w*|use|extend|\$extends|collection|db|table|storage|channel|schema)$/

/**
 * What one call into a package does that matters; null: nothing. The callee's trail is its names so far.
 * `new Client()` and everything done while a module is loaded is construction.
 */
export function classify(callee: External, call: NativeCall): EffectKind | null {
  if (call.constructed) return null
  const kind = packageKind(callee.module)
  if (kind === 'harmless') return null
  const method = callee.trail.at(-1) ?? ''
  const name = method === '()' || method === 'default' ? (callee.trail.at(-2) ?? callee.module) : method
  if (BUILDS.test(name)) return null
  switch (kind) {
    case 'store':
      return storeCall(name, callee)
    case 'service':
      return serviceCall(name, callee)
    case 'unlisted':
      return unlistedCall(name, callee)
  }
}

/** A step of a query that is being built says nothing new: its first verb did. */
function chained(callee: External): boolean {
  return callee.effect !== null
}

/** Names that only say *now*: what is done, an earlier step of the chain has said. */
const GO = /^(execute|exec|run|all|get|first|fetch|toArray|one|single|maybeSingle)$/

/** Reads or changes, told by the last step that says so. */
function verb(name: string, callee: External): 'read' | 'write' | null {
  const said = callee.trail.filter(each => each !== '()' && each !== name)
  if (GO.test(name)) {
    const earlier = said.findLast(each => WRITES.test(each) || READS.test(each))
    if (earlier !== undefined) return WRITES.test(earlier) ? 'write' : 'read'
  }
  if (WRITES.test(name)) return 'write'
  return READS.test(name) ? 'read' : null
}

function storeCall(name: string, callee: External): EffectKind | null {
  if (chained(callee)) return null
  // `db.post[method](…)`: which method is called the caller may choose.
  return name === '[]' ? 'write' : verb(name, callee)
}

/** Settings of a client, and steps that only prepare a request. */
const PREPARES =
  /^(config|configure|set[A-Z]|url|image|expression|sort_by|max_results|with|build|on$|once$|header|headers)/

function serviceCall(name: string, callee: External): EffectKind | null {
  if (chained(callee)) return null
  if (callee.module === 'fs' || callee.module === 'fs/promises') return fileCall(name)
  const said = verb(name, callee)
  if (callee.settled) return said === 'write' ? 'service' : null
  if (said !== null) return said === 'write' ? 'service' : 'read'
  // `axios(url)`, `streamText(…)`, `new OpenAI().images.edit(…)`
  return !PREPARES.test(name) && (callee.result || callee.trail.length === 1) ? 'service' : null
}

function fileCall(name: string): EffectKind | null {
  if (/^(read|stat|access|exists|readdir|open|lstat|create_?ReadStream)/i.test(name)) return 'read'
  return 'write'
}

function unlistedCall(name: string, callee: External): EffectKind | null {
  if (chained(callee)) return null
  if (callee.settled) return WRITES.test(name) && name !== 'replace' ? 'call' : null
  if (
    /^(use[A-Z]|is[A-Z]|to[A-Z]|format|parse|validate|encode|decode|serialize|clsx|cn$|t$|translate|log|debug|info|warn|error|trace)/.test(
      name,
    )
  )
    return null
  if (WRITES.test(name)) return 'write'
  return READS.test(name) && callee.trail.length > 1 ? 'read' : 'call'
}
