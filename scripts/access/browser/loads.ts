import { isSourceFile } from '../../endpoints/next-roots.ts'
import { hasDirective } from '../../endpoints/tree.ts'
import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import { isServerModule } from './imports.ts'

/** The bundle that a module is in. */
export type Layer = 'server' | 'client'

/** That one module loads another. */
export interface Load {
  from: string
  layer: Layer
  file: string
}

/** What each module loads, as TypeScript's scanner finds it: comments and strings do not mislead it. */
export interface Loads {
  filesOf: (file: string) => readonly string[]
  /** Specifiers that lead to no file of the project. */
  lostOf: (file: string) => readonly string[]
  /** Does it load what it puts the name of together for: `import(`./forms/${kind}`)`? */
  isComputed: (file: string) => boolean
}

const COMPUTED = /\b(?:import|require)\s*\((?:\s*\/\*[^*]*\*\/)?\s*(?![\s'"/)])/

export function loadsOf(project: Project): Loads {
  const known = new Map<string, { files: readonly string[]; lost: readonly string[] }>()
  const read = (file: string) => {
    const before = known.get(file)
    if (before) return before
    const { importedFiles } = ts.preProcessFile(project.text(file) ?? '', true, true)
    const resolved = importedFiles.map(({ fileName }) => [fileName, project.resolve(fileName, file)] as const)
    const made = {
      files: resolved.flatMap(([, to]) => (to.kind === 'file' && isSourceFile(to.file) ? [to.file] : [])),
      lost: resolved.flatMap(([name, to]) => (to.kind === 'file' ? [] : [name])),
    }
    known.set(file, made)
    return made
  }
  return {
    filesOf: file => read(file).files,
    lostOf: file => read(file).lost,
    isComputed: file => COMPUTED.test(project.text(file) ?? ''),
  }
}

/** Everything that roots of the server load, each module in the bundle that it is in. */
export function* walk(project: Project, roots: readonly string[], loads: Loads): Generator<Load> {
  const done = new Set<string>()
  const queue = roots.map(file => ({ file, layer: layerOf(project, file, 'server') }))
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    const key = `${visit.layer} ${visit.file}`
    if (done.has(key)) continue
    done.add(key)
    for (const file of loads.filesOf(visit.file)) {
      yield { from: visit.file, layer: visit.layer, file }
      // What an action loads runs on the server, whoever calls it.
      const layer = isServerModule(project, file) ? 'server' : visit.layer
      queue.push({ file, layer: layerOf(project, file, layer) })
    }
  }
}

/** https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation-client */
const IN_BROWSER = /(?:^|\/)instrumentation-client\./

function layerOf(project: Project, file: string, from: Layer): Layer {
  if (from === 'client' || IN_BROWSER.test(file)) return 'client'
  const text = project.text(file) ?? ''
  if (!/['"]use client['"]/.test(text)) return 'server'
  const source = project.syntax(file)
  return source && hasDirective(source.statements, 'use client') ? 'client' : 'server'
}
