import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { configOf, isSourceFile } from '../../endpoints/next-roots.ts'
import { nodesIn } from '../../endpoints/tree.ts'
import { linePlace } from '../../core/place.ts'
import type { App, Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import { modulesFrom } from '../browser/imports.ts'
import type { Machine } from '../interpreter.ts'
import { headersOfHost, serverInFront } from './host.ts'
import type { AppHeaders, SentHeader } from './sent.ts'
import { headersWritten } from './written.ts'

/** Packages that set the usual headers, or a policy, by themselves. */
const SETS_THEM =
  /['"](@nosecone\/next|nosecone|helmet|next-secure-headers|@next-safe\/middleware|next-safe-middleware|@nextwaf\/[\w-]+)['"/]/

/**
 * The headers that an app sets for its pages: by `headers()` of its next.config, in what its middleware loads, and by
 * the configuration of its host. What stands there and is not used counts as set: absence is what rules ask for.
 */
export function headersOfApp(machine: Machine, app: App, middleware: EntryPoint | undefined): AppHeaders {
  const { project } = machine
  const configs = configOf(project, app).files
  const ofConfig = [...modulesFrom(project, configs).next.keys()]
  const ofMiddleware = middleware ? [...modulesFrom(project, [middleware.file]).next.keys()] : []
  const written = (files: readonly string[]) =>
    files.flatMap(file => {
      const source = project.syntax(file)
      return source ? [...headersWritten(machine, source)] : []
    })
  return {
    sent: [
      ...(ofConfig.some(file => hasHeaders(project, file)) ? written(ofConfig) : []),
      ...written(ofMiddleware.filter(file => !ofConfig.includes(file))),
      ...headersOfHost(project, app),
      ...inMarkup(project, app),
    ],
    setBy: setBy(project, app, [...ofConfig, ...ofMiddleware]),
    front: serverInFront(project),
  }
}

/** `headers` of a config, as a method, a property, a shorthand or an assignment. */
function hasHeaders(project: Project, file: string): boolean {
  const source = project.syntax(file)
  for (const node of source ? nodesIn(source) : []) {
    const names =
      ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node) || ts.isShorthandPropertyAssignment(node)
        ? node.name.getText()
        : ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)
          ? node.left.name.text
          : ''
    if (names === 'headers') return true
  }
  return false
}

function setBy(project: Project, app: App, files: readonly string[]): string | null {
  for (const file of files) {
    const found = SETS_THEM.exec(project.text(file) ?? '')?.[1]
    if (found) return found
  }
  // A server of the app's own, which no import of Next's leads to.
  return app.dependencies.has('helmet') ? 'helmet' : null
}

const DOCUMENT = /(^|\/)(layout|head|_document|_app)\.[jt]sx?$/
const META = /http-?equiv=\{?["']Content-Security-Policy["']/i

/** `<meta httpEquiv="Content-Security-Policy">` in a layout or a document. */
function inMarkup(project: Project, app: App): SentHeader[] {
  return project.files
    .filter(file => DOCUMENT.test(file) && isSourceFile(file) && project.appOf(file) === app)
    .flatMap(file => {
      const line = (project.text(file) ?? '').split('\n').findIndex(each => META.test(each))
      if (line === -1) return []
      const place = linePlace(file, line + 1)
      return [{ name: 'content-security-policy', value: null, place, everywhere: true, list: file }]
    })
}
