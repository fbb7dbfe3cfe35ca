import { isBuiltin } from 'node:module'
import { isSourceFile } from '../../endpoints/next-roots.ts'
import { hasDirective, nodesIn } from '../../endpoints/tree.ts'
import type { Project, Resolution } from '../../project/project.ts'
import { NOT_SOURCE } from '../../project/resolving.ts'
import { ts } from '../../project/typescript.ts'
import { isServerModule, specifiersOf } from './imports.ts'

/** The bundle that a module is in. */
export type Layer = 'server' | 'client'

/** A module that loads another, in one bundle. */
interface Loader {
  file: string
  layer: Layer
}

/** Which module loads which, from the roots of the server on. */
export interface Graph {
  /** The modules that load a file; none where nothing does. */
  loadersOf: (file: string) => readonly Loader[]
  /** All modules of the project that load a file, however far they stand from a root, and those that load them. */
  leadingTo: (file: string) => ReadonlySet<string>
  /** The roots that a file can be come to from. */
  rootsOf: (file: string) => ReadonlySet<string>
  /** The last names of specifiers that lead to no file. */
  lost: ReadonlySet<string>
  /** Is something loaded whose name is put together: `import(`./forms/${kind}`)`? */
  computed: boolean
}

/** The graph of a project; each module is read once. */
export function graphOf(project: Project, roots: readonly string[]): Graph {
  const sources = project.files.filter(isSourceFile)
  const read = new Map(sources.map(file => [file, resolved(project, file)]))
  const layers = layersOf(project)
  const loaders = new Map<string, Loader[]>()
  const done = new Set<string>()
  const queue: Loader[] = roots.map(file => ({ file, layer: layers(file, 'server') }))
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    const key = `${visit.layer} ${visit.file}`
    if (done.has(key)) continue
    done.add(key)
    for (const file of read.get(visit.file)?.files ?? []) {
      const known = loaders.get(file)
      if (known) known.push(visit)
      else loaders.set(file, [visit])
      // What an action loads runs on the server, whoever calls it.
      queue.push({ file, layer: layers(file, isServerModule(project, visit.file) ? 'server' : visit.layer) })
    }
  }
  const previous = new Map<string, string[]>()
  for (const [from, { files }] of read)
    for (const file of files) previous.set(file, [...(previous.get(file) ?? []), from])
  const rooted = new Set(roots)
  return {
    loadersOf: file => loaders.get(file) ?? [],
    leadingTo: file => before(file, each => previous.get(each) ?? []),
    rootsOf: file => {
      const all = before(file, each => (loaders.get(each) ?? []).map(loader => loader.file))
      return new Set([...all].filter(each => rooted.has(each)))
    },
    lost: new Set([...read.values()].flatMap(({ lost }) => lost.map(endOf))),
    computed: sources.some(file => loadsComputed(project, file)),
  }
}

const COMPUTED =
  /\b(?:import|require)\s*\((?:\s*\/\*[^*]*\*\/)?\s*(?![\s'"/)])|\bimport\.meta\.glob|\brequire\.context\b/

/** Does it load source by a name that is put together? Texts and pictures hold no code: `import(`./${locale}.json`)`. */
function loadsComputed(project: Project, file: string): boolean {
  if (!COMPUTED.test(project.text(file) ?? '')) return false
  const source = project.syntax(file)
  return source === undefined || [...nodesIn(source)].some(isComputed)
}

function isComputed(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false
  const callee = node.expression.getText()
  if (/^import\.meta\.glob$|\.context$/.test(callee)) return true
  const [name] = node.arguments
  if ((callee !== 'import' && callee !== 'require') || !name || ts.isStringLiteralLike(name)) return false
  const end = ts.isTemplateExpression(name) ? (name.templateSpans.at(-1)?.literal.text ?? '') : ''
  return !/\.(?!([cm]?[jt]sx?)$)\w+$/.test(end)
}

/** What the end of a specifier calls a file: its own name, and an index by its folder's. */
export function endOf(file: string): string {
  const [stem = '', folder = ''] = file
    .replace(/\.[cm]?[jt]sx?$/, '')
    .split('/')
    .toReversed()
  return stem === 'index' ? folder : stem
}

/** A file and all from which it is come to. */
function before(file: string, previous: (file: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const queue = [file]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (found.has(at)) continue
    found.add(at)
    queue.push(...previous(at))
  }
  return found
}

/** What TypeScript's scanner finds, and what the text shows: each misses some (`export * as x from`, a lone backtick). */
function resolved(project: Project, file: string): { files: readonly string[]; lost: readonly string[] } {
  const text = project.text(file) ?? ''
  const { importedFiles } = ts.preProcessFile(text, true, true)
  const scanned = importedFiles.map(({ fileName }) => fileName)
  const types = counted([...text.matchAll(OF_TYPES)].flatMap(([, name]) => name ?? []))
  // What is imported once, and for its types, is not loaded.
  const loaded = [...counted(scanned)].flatMap(([name, times]) =>
    times > (types.get(name) ?? 0) ? [name] : [],
  )
  const names = new Set([...loaded, ...specifiersOf(text)])
  const ends = [...names].map(name => [name, project.resolve(name, file)] as const)
  return {
    files: ends.flatMap(([, to]) => (to.kind === 'file' && isSourceFile(to.file) ? [to.file] : [])),
    lost: ends.flatMap(([name, to]) => (isLost(project, to) ? [name] : [])),
  }
}

const OF_TYPES = /\b(?:import|export)\s+type\s+[\w{*][^'"`;()]{0,1500}?\bfrom\s*['"]([^'"\n]{1,300})['"]/g

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return times
}

/** A name that should lead into the project and does not, or to a package that nobody has asked for. */
function isLost({ apps }: Project, to: Resolution): boolean {
  if (to.kind === 'missing') return to.because !== NOT_SOURCE.because
  if (to.kind === 'file' || isBuiltin(to.name)) return false
  return !apps.some(({ dependencies }) => dependencies.has(to.name))
}

/** https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation-client */
const IN_BROWSER = /(?:^|\/)instrumentation-client\./

function layersOf(project: Project): (file: string, from: Layer) => Layer {
  const known = new Map<string, boolean>()
  const isClient = (file: string): boolean => {
    const before = known.get(file)
    if (before !== undefined) return before
    const says = /['"]use client['"]/.test(project.text(file) ?? '')
    const source = says ? project.syntax(file) : undefined
    const answer =
      IN_BROWSER.test(file) || (source !== undefined && hasDirective(source.statements, 'use client'))
    known.set(file, answer)
    return answer
  }
  return (file, from) => (from === 'client' || isClient(file) ? 'client' : 'server')
}
