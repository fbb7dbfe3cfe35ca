import { lineOf } from '../project/lines.ts'
import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { exportedBindings } from './exports.ts'
import type { Found } from './handler.ts'
import { isSourceFile } from './next-roots.ts'
import { nodesIn, propertyName, unwrap } from './tree.ts'
import { calleeName, mount, procedureOf, type Mounted, type Mounting } from './trpc-router.ts'

/** What serves a router over the network. https://trpc.io/docs/server/adapters */
const ADAPTERS = new Set([
  'fetchRequestHandler',
  'createNextApiHandler',
  'createExpressMiddleware',
  'createHTTPHandler',
  'createHTTPServer',
  'createOpenApiFetchHandler',
  'createOpenApiNextHandler',
  'nodeHTTPRequestHandler',
  'awsLambdaRequestHandler',
  'applyWSSHandler',
  'trpcServer',
])
const SERVES = new RegExp([...ADAPTERS, String.raw`\bappRouter\b`].join('|'))
const BUILDS = /\.(?:query|mutation|subscription)\s*[(<]|[rR]outers?\s*\(/

/** Procedures of the project's tRPC routers, by their path from the router that is served. */
export function trpcProcedures(project: Project): Found {
  const mounting: Mounting = { project, procedures: new Map(), walked: new Set(), unknown: [] }
  if (!usesTrpc(project)) return { endpoints: [], unknown: [] }
  const files = project.files.filter(isSourceFile)
  const holding = (shape: RegExp) => files.filter(file => shape.test(project.text(file) ?? ''))
  const serving = holding(SERVES).flatMap(file => project.syntax(file) ?? [])
  for (const source of serving) for (const router of servedRouters(source)) mount(mounting, router, [])
  for (const source of serving) mountNamed(mounting, source)
  for (const file of holding(BUILDS)) {
    const source = project.syntax(file)
    if (source) mountUnserved(mounting, source)
  }
  const endpoints = [...mounting.procedures.values()].map(each => endpointOf(project, each))
  return { endpoints, unknown: mounting.unknown }
}

function usesTrpc(project: Project): boolean {
  return project.apps.some(app => app.dependencies.has('@trpc/server'))
}

function endpointOf(
  project: Project,
  { property, name, handler, path }: Mounted,
): Found['endpoints'][number] {
  const file = property.getSourceFile().fileName
  return {
    id: `trpc ${path}`,
    kind: 'trpc-procedure',
    file,
    line: lineOf(property),
    method: null,
    export: name,
    path,
    app: project.appOf(file),
    handler,
    layouts: [],
  }
}

/** The values of `router:` in what is handed to an adapter. */
function* servedRouters(source: ts.SourceFile): Generator<ts.Expression> {
  for (const node of nodesIn(source)) {
    if (!ts.isCallExpression(node) || !ADAPTERS.has(calleeName(node))) continue
    for (const options of node.arguments) {
      if (!ts.isObjectLiteralExpression(options)) continue
      for (const property of options.properties) {
        if (!property.name || propertyName(property.name) !== 'router') continue
        if (ts.isPropertyAssignment(property)) yield property.initializer
        else if (ts.isShorthandPropertyAssignment(property)) yield property.name
      }
    }
  }
}

/** `export const appRouter = …`, tRPC's own name for the root router. */
function mountNamed(mounting: Mounting, source: ts.SourceFile): void {
  const root = exportedBindings(source).get('appRouter')
  if (root?.kind === 'local' && ts.isExpression(root.node)) mount(mounting, root.node, [])
}

/** Routers that nothing served leads to: by the name that the router is bound to. */
function mountUnserved(mounting: Mounting, source: ts.SourceFile): void {
  for (const literal of nodesIn(source)) {
    if (!ts.isObjectLiteralExpression(literal) || mounting.walked.has(literal)) continue
    if (isRouterArgument(literal) || holdsProcedure(mounting.project, literal)) {
      mount(mounting, literal, boundPath(literal))
    }
  }
}

function isRouterArgument(literal: ts.ObjectLiteralExpression): boolean {
  const call = literal.parent
  return ts.isCallExpression(call) && call.arguments[0] === literal && /router$/i.test(calleeName(call))
}

function holdsProcedure(project: Project, literal: ts.ObjectLiteralExpression): boolean {
  return literal.properties.some(property => {
    if (!ts.isPropertyAssignment(property)) return false
    const value = unwrap(property.initializer)
    return ts.isCallExpression(value) && procedureOf(project, property, value) !== undefined
  })
}

/** The variable and the keys that an object literal hangs on. */
function boundPath(literal: ts.ObjectLiteralExpression): string[] {
  const path: string[] = []
  for (let node: ts.Node = literal; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isPropertyAssignment(node)) path.unshift(propertyName(node.name) ?? '?')
    else if (ts.isVariableDeclaration(node)) return [node.name.getText(), ...path]
    else if (isFunctionBoundary(node)) break
  }
  return path
}

function isFunctionBoundary(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassLike(node)
}
