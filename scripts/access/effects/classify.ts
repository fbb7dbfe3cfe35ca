import type { EffectKind } from '../effect.ts'
import { BODY, INPUT, SECRET } from '../origin.ts'
import { deepOrigin } from '../deep-origin.ts'
import type { External, NativeCall, Value } from '../values.ts'
import { packageKind } from './packages.ts'
import { ASKS_NOTHING, asksValue, statementVerb, takesStatement, verbOf, type Verb } from './verbs.ts'

/**
 * What one call into a package does that matters; null: nothing. The callee's trail is its names so far.
 * `new Client()` and everything done while a module is loaded is construction.
 */
export function classify(callee: External, call: NativeCall): EffectKind | null {
  if (call.constructed) return null
  const kind = packageKind(callee.module)
  // `XLSX.readFile(path)` of a package that works on data otherwise.
  if (kind === 'harmless')
    return FILE.test(callee.trail.at(-1) ?? '') ? fileCall(callee.trail.at(-1) ?? '') : null
  const method = callee.trail.at(-1) ?? ''
  const direct = method === '()' || method === 'default'
  const name = direct ? (callee.trail.at(-2) ?? callee.module) : method
  switch (kind) {
    case 'store':
      return storeCall(direct && callee.result ? 'query' : name, callee, call)
    case 'service':
      return serviceCall(name, callee, call)
    case 'unlisted':
      return unlistedCall(name, callee, call)
  }
}

const FILE = /^(read|write)File\w*$|^writeToPath$|^parseFile$/

/** Names that only say *now*: what is done, an earlier step of the chain has said. */
const GO = /^(execute|exec|run|all|get|first|fetch|toArray|one|single|maybeSingle)$/

/** Reads, changes or neither: as the statement says that it is given, as an earlier step said, or as its name says. */
function said(name: string, callee: External, args: readonly Value[]): Verb | null {
  const own = verbOf(name)
  // Convex names the function to run, and what it may do is in the method's own name.
  if (takesStatement(name) && args[0] && !callee.module.startsWith('convex')) {
    const statement = statementOf(args[0])
    if (statement !== null) return statement
  }
  if (GO.test(name) && !isRequest(name, callee)) {
    const verb = callee.trail
      .map((each, at) => earlier(each, callee.trail[at + 1] === '()'))
      .findLast(Boolean)
    if (verb) return verb
  }
  return own
}

/** A name that changes are kept under is not yet one that was called: `payments.fetch(id)`, `search.execute()`. */
function earlier(name: string, called: boolean): Verb | null {
  const verb = name === '()' || GO.test(name) ? null : verbOf(name)
  return verb === 'read' || (verb === 'write' && called) ? verb : null
}

/** A statement that is a known text says what it does; one that is put together may do anything. */
function statementOf(value: Value): Verb | null {
  if (value.kind === 'constant' && typeof value.value === 'string') return statementVerb(value.value)
  if (value.kind === 'external') {
    if (value.trail.includes(ASKS_NOTHING)) return 'build'
    const verbs = value.trail.map(verbOf)
    return verbs.includes('write') ? 'write' : verbs.includes('read') ? 'read' : null
  }
  return value.kind === 'unknown' && value.truth === true ? 'write' : null
}

function storeCall(name: string, callee: External, { args }: NativeCall): EffectKind | null {
  // A query that finds nothing does nothing, whatever its further steps are called.
  if (callee.bound !== null || isSetting(name, callee) || isOfText(name, args)) return null
  if (/^create_?Index/.test(name) && deletesRows(args)) return 'write'
  const verb = said(name, callee, args)
  // A step of a query that is being built says nothing new, unless it turns a look-up into a change.
  if (callee.effect !== null) return verb === 'write' && callee.effect.kind === 'read' ? 'write' : null
  if (verb === 'build') return null
  if (verb !== null) return verb
  if (callee.settled || asksValue(name)) return null
  // `db.post[method](…)`: the caller may choose the method. A verb in no list may do anything.
  return name === '[]' ? 'write' : 'call'
}

/** Rows older than an index allows are deleted (https://www.mongodb.com/docs/manual/core/index-ttl/). */
function deletesRows([, options]: readonly Value[]): boolean {
  return options?.kind === 'object' && options.cells.has('expireAfterSeconds') && isSent(options)
}

function isSent(value: Value): boolean {
  return (deepOrigin(value).marks & (INPUT | BODY)) !== 0
}

/** `row.content.replace(/x/g, '')`: stores replace rows by objects, and caches keys by texts. */
function isOfText(name: string, [first]: readonly Value[]): boolean {
  return /^replace(All)?$/.test(name) && first?.kind === 'constant' && first.pattern === true
}

/** `mongoose.set('strictQuery', true)` sets the library up: nothing that is stored changes (mongoosejs.com/docs/api/mongoose.html). */
function isSetting(name: string, { module, trail }: External): boolean {
  const path = trail.filter(step => step !== 'default')
  return module === 'mongoose' && path.length === 1 && /^(set|plugin|deleteModel)$/.test(name)
}

/** Settings of a client, and steps that only prepare a request. */
const PREPARES =
  /^(config|configure|set[A-Z]\w*|url|image|expression|sort_by|max_results|with\w*|build|on|once|header|headers)$/

function serviceCall(name: string, callee: External, { args }: NativeCall): EffectKind | null {
  if (callee.effect !== null) return null
  if (callee.module === 'fs' || callee.module === 'fs/promises') return fileCall(name)
  if (PREPARES.test(name) || isPriceList(callee) || makesClient(name, callee)) return null
  const verb = commandVerb(name, callee, args) ?? said(name, callee, [])
  if (verb === 'build') return null
  if (callee.settled) return verb === 'write' ? 'service' : null
  if (verb !== null) return verb === 'write' ? 'service' : 'read'
  // `axios(url)`, `streamText(…)`, `new OpenAI().images.edit(…)`; whoever is given a secret works with it.
  const secret = args.some(arg => (deepOrigin(arg).marks & SECRET) !== 0)
  return callee.result || callee.trail.length === 1 || secret ? 'service' : null
}

const HTTP_CLIENTS = /^(axios|got|ky|ofetch)$/

/** `axios.create({ baseURL })`, `ky.extend(…)`: a client with settings of its own. */
function makesClient(name: string, { module, trail }: External): boolean {
  const path = trail.filter(step => step !== 'default')
  return HTTP_CLIENTS.test(module) && path.length === 1 && /^(create|extend)$/.test(name)
}

/** A request by a client that was made so is what its own verb says. */
function isRequest(name: string, { module }: External): boolean {
  return HTTP_CLIENTS.test(module) && /^(get|head|options|post|put|patch|delete)$/.test(name)
}

/** Prices and products are what a shop shows to everybody before they pay (https://docs.stripe.com/api/prices). */
function isPriceList({ module, trail }: External): boolean {
  const [group, method] = trail.slice(-2)
  return (
    module === 'stripe' &&
    /^(prices|products)$/.test(group ?? '') &&
    /^(list|retrieve|search)$/.test(method ?? '')
  )
}

/** `client.send(new GetObjectCommand(…))` of the AWS SDK: the command says what is done. */
function commandVerb(name: string, { module }: External, [command]: readonly Value[]): Verb | null {
  if (name !== 'send' || !module.startsWith('@aws-sdk/') || command?.kind !== 'external') return null
  const named = command.trail.findLast(step => step.endsWith('Command'))
  return /^(Batch)?(Get|Head|List|Query|Scan|Describe)/.test(named ?? '') ? 'read' : null
}

function fileCall(name: string): EffectKind | null {
  if (/^(read|stat|access|exists|readdir|open|lstat|create_?ReadStream)/i.test(name)) return 'read'
  return 'write'
}

function unlistedCall(name: string, callee: External, { args }: NativeCall): EffectKind | null {
  if (callee.effect !== null) return null
  const verb = verbOf(name)
  if (callee.settled) return verb === 'write' && name !== 'replace' ? 'call' : null
  if (
    /^(use[A-Z]|is[A-Z]|to[A-Z]|format|parse|validate|encode|decode|serialize|clsx|cn$|t$|translate|log|debug|info|warn|error|trace)/.test(
      name,
    )
  )
    return null
  if (isBuilt(name, callee, args)) return null
  if (verb === 'write') return 'write'
  return verb === 'read' && callee.trail.length > 1 ? 'read' : 'call'
}

/** `initEdgeStore.context().create()`: a builder gives what it has built, and is told nothing to create. */
function isBuilt(name: string, { trail }: External, args: readonly Value[]): boolean {
  const [builder = '', first] = trail
  const isBuilder = /^init[A-Z]/.test(builder) && first !== '()' && trail.includes('()')
  return isBuilder && name === 'create' && args.length === 0
}
