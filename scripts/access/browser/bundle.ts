import type { Step } from '../../core/place.ts'
import { isSourceFile } from '../../endpoints/next-roots.ts'
import { lineOf } from '../../project/lines.ts'
import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import { isServerModule, leadingTo, modulesFrom } from './imports.ts'
import { loadedRoots } from './loaded.ts'
import { liveIn, type Live, type LiveImport, type Wanted } from './live.ts'
import { browserRoots, type BrowserRoot } from './roots.ts'
import { secretName } from './secret-reads.ts'

/** Server code that a bundler takes into what browsers load. */
export interface ServerCode {
  node: ts.Node
  /** The package that is loaded, or the variable that is read. */
  name: string
  what: 'module' | 'secret'
  /** From the root that browsers load to the module that holds it. */
  chain: readonly Step[]
  /** Is something of the project seen to load the root? A component that nothing loads is in no bundle. */
  loaded: boolean
}

/** Modules that are made for servers: they hold the secret key, or say so themselves. */
const SERVER_MODULE =
  /^(?:server-only|@clerk\/(?:backend|express|fastify|hono|clerk-sdk-node)(?:\/.*)?|@clerk\/[\w-]+\/(?:ssr\.)?server)$/

/** Files that may hold server code; the rest is walked through without a tree, or not at all. */
const MAY_HOLD =
  /['"](?:server-only|@clerk\/(?:backend|express|fastify|hono|clerk-sdk-node|[\w-]+\/(?:ssr\.)?server))|\benv\b.{0,30}(?:SECRET|PRIVATE_KEY|SERVICE_ROLE|ENCRYPTION_KEY|CLERK_API_KEY|_UR[LI]|_PASSWORD|_KEY|_TOKEN)/

type Found = Omit<ServerCode, 'loaded'>

interface Visit {
  file: string
  wanted: Wanted
  chain: readonly Step[]
}

/** Every piece of server code in what browsers load, with the way there. */
export function serverCodeInBrowser(project: Project): readonly ServerCode[] {
  const ends = new Set(
    project.files.filter(
      file => isSourceFile(file) && MAY_HOLD.test(project.text(file) ?? '') && !isServerModule(project, file),
    ),
  )
  if (ends.size === 0) return []
  const roots = browserRoots(project)
  const { next, whole } = modulesFrom(project, roots.keys())
  if (!whole)
    project.unknown.push({
      what: 'what browsers load',
      because: 'too many modules: part of them was not followed',
    })
  const isLoaded = loadedRoots(project, roots)
  return walk(project, roots, leadingTo(next, ends)).map(code => ({
    ...code,
    loaded: isLoaded(code.chain[0]?.file),
  }))
}

/** From the roots on, by the names that each module wants of the next, through the modules that lead to an end. */
function walk(
  project: Project,
  roots: ReadonlyMap<string, BrowserRoot>,
  within: ReadonlySet<string>,
): Found[] {
  const found = new Map<ts.Node, Found>()
  const done = new Set<string>()
  const queue: Visit[] = [...roots.values()]
    .filter(({ file }) => within.has(file))
    .map(({ file, because }) => ({ file, wanted: 'all', chain: [{ file, line: 1, note: because }] }))
  // Breadth first: the shortest way is the one that is shown.
  for (let at = 0; at < queue.length; at += 1) {
    const visit = queue[at]
    const source = visit && project.syntax(visit.file)
    if (!visit || !source) continue
    const live = liveIn(source, visit.wanted, roots.get(visit.file)?.stripped ?? new Set())
    for (const code of serverCode(live, visit.chain)) if (!found.has(code.node)) found.set(code.node, code)
    for (const each of live.imports) {
      const step = follow(project, visit, each)
      if (!step || !within.has(step.file) || (roots.has(step.file) && step.file !== visit.file)) continue
      const key = `${step.file}\0${step.wanted === 'all' ? '*' : [...step.wanted].sort().join()}`
      if (done.has(key)) continue
      done.add(key)
      queue.push(step)
    }
  }
  return [...found.values()]
}

function follow(
  project: Project,
  { file, chain }: Visit,
  { node, specifier, names }: LiveImport,
): Visit | undefined {
  const to = project.resolve(specifier, file)
  if (to.kind !== 'file' || isServerModule(project, to.file)) return undefined
  return {
    file: to.file,
    wanted: names,
    chain: [...chain, { file, line: lineOf(node), note: `loads ${to.file}` }],
  }
}

function* serverCode({ imports, nodes }: Live, chain: readonly Step[]): Generator<Found> {
  for (const { node, specifier } of imports) {
    if (SERVER_MODULE.test(specifier)) yield { node, name: specifier, what: 'module', chain }
  }
  for (const node of nodes) {
    const name = secretName(node)
    if (name !== undefined && !isDeclaredEnvironment(node)) yield { node, name, what: 'secret', chain }
  }
}

/**
 * `createEnv({ server: …, runtimeEnv: { X: process.env.X } })` and `schema.parse({ X: process.env.X })` name all
 * variables in one module on purpose: in the browser they are undefined, and asking for one of the server's throws.
 */
function isDeclaredEnvironment(node: ts.Node): boolean {
  return (
    ts.findAncestor(
      node,
      each =>
        ts.isCallExpression(each) && /(?:^createEnv|\.(?:safeParse|parse))$/.test(each.expression.getText()),
    ) !== undefined
  )
}
