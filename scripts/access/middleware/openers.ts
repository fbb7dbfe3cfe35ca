import { ts } from '../../project/typescript.ts'
import type { Project } from '../../project/project.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Middleware } from './evaluate.ts'
import { compilePattern, matchesPath, type Pattern } from './patterns.ts'
import { samplePaths, segmentsOf } from './samples.ts'

/** A pattern of a middleware that denies by default: paths that it matches are let through. */
export interface Opener {
  pattern: Pattern
  node: ts.StringLiteralLike
  /** Endpoints whose path it lets through. */
  opens: readonly EntryPoint[]
  /** Of these, the ones that lie beside what it names: `/dashboardx` for `/dashboard(.*)`. */
  siblings: readonly EntryPoint[]
  /** Of these, the ones whose name its parameter takes for a value: `/events/create` for `/events/:id`. */
  namesakes: readonly EntryPoint[]
}

/** Patterns that are tried for what each opens, times those that are asked meanwhile; 500 patterns are within it. */
const MOST_ASKED = 250_000

/** The patterns by which a middleware that denies by default lets signed-out callers through. */
export function openers(
  project: Project,
  middleware: Middleware,
  endpoints: readonly EntryPoint[],
): Opener[] {
  const found: Opener[] = []
  const nodes = [...candidates(project, middleware.endpoint.handler.getSourceFile())]
  // To leave one out, all others are asked: the work is a square.
  const tried = nodes.slice(0, Math.ceil(MOST_ASKED / Math.max(1, nodes.length)))
  if (tried.length < nodes.length)
    project.unknown.push({
      what: middleware.endpoint.file,
      because: `of ${nodes.length} route patterns only the first ${tried.length} were tried for what else they open`,
    })
  for (const node of tried) {
    const pattern = compilePattern(node.text)
    if (!pattern) continue
    const opens = endpoints.filter(
      each => each.path !== null && lets(middleware, pattern, concretePath(each.path)),
    )
    if (opens.length === 0 && !lets(middleware, pattern, sample(node.text))) continue
    const siblings = opens.filter(each => isSibling(node.text, concretePath(each.path ?? '/')))
    const namesakes = opens.filter(each => isNamesake(node.text, each.path ?? '/', opens))
    found.push({ pattern, node, opens, siblings, namesakes })
  }
  return found
}

/** Is the path let through, and turned away once the pattern is gone? */
function lets(middleware: Middleware, pattern: Pattern, path: string): boolean {
  if (matchesPath(pattern, path) !== true) return false
  const passage = middleware.ask(path, 'GET', 'anonymous')
  if (passage.kind !== 'passes' || !passage.covered) return false
  return middleware.ask(path, 'GET', 'anonymous', pattern.source).kind === 'denied'
}

/** One path of a route. */
function concretePath(route: string): string {
  return samplePaths(route)[0] ?? '/'
}

function sample(source: string): string {
  return source.replaceAll(/\(\.\*\)|:\w+[*+?]?|\*/g, 'x1')
}

/** `/dashboard(.*)` also matches `/dashboardx`, which is no part of `/dashboard/`. */
function isSibling(source: string, path: string): boolean {
  const base = /^(\/[\w/-]*\w)\(\.\*\)$/.exec(source)?.[1]
  return base !== undefined && path !== base && !path.startsWith(`${base}/`)
}

/** A parameter that is meant for `/events/[id]` takes `create` of `/events/create` as well. */
function isNamesake(source: string, path: string, opens: readonly EntryPoint[]): boolean {
  const pattern = segmentsOf(source)
  const own = segmentsOf(path)
  if (pattern.length !== own.length) return false
  return pattern.some((part, at) => {
    if (!part.startsWith(':') || own[at]?.startsWith('[')) return false
    return opens.some(each => {
      const other = segmentsOf(each.path ?? '/')
      return (
        other.length === own.length &&
        other[at]?.startsWith('[') === true &&
        other.every((name, i) => i === at || name === own[i])
      )
    })
  })
}

/** Barrels between the middleware and its lists of paths. */
const FARTHEST = 3

/** Route patterns of the middleware's own file, and lists of paths in the files that it imports, barrels followed. */
function* candidates(project: Project, source: ts.SourceFile): Iterable<ts.StringLiteralLike> {
  yield* literalsOf(source, matcherNames(source))
  let files = imported(project, source)
  for (let steps = 0; steps < FARTHEST; steps += 1) {
    for (const file of files) yield* literalsOf(file, [], true)
    files = files.filter(isBarrel).flatMap(file => imported(project, file))
  }
}

function imported(project: Project, source: ts.SourceFile): ts.SourceFile[] {
  return source.statements.flatMap(statement => {
    const from = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
    const specifier = from ? statement.moduleSpecifier : undefined
    if (!specifier || !ts.isStringLiteral(specifier)) return []
    const found = project.resolve(specifier.text, source.fileName)
    return (found.kind === 'file' && project.syntax(found.file)) || []
  })
}

function isBarrel({ statements }: ts.SourceFile): boolean {
  return statements.every(each => ts.isExportDeclaration(each) || ts.isImportDeclaration(each))
}

/** What this file calls `createRouteMatcher`. */
function matcherNames(source: ts.SourceFile): string[] {
  return source.statements.flatMap(statement => {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined
    if (!bindings || !ts.isNamedImports(bindings)) return []
    return bindings.elements
      .filter(each => (each.propertyName ?? each.name).text === 'createRouteMatcher')
      .map(each => each.name.text)
  })
}

/** Literals that stand where route patterns do: arguments of createRouteMatcher, publicRoutes, ignoredRoutes. */
function* literalsOf(
  node: ts.Node,
  matchers: readonly string[],
  inside = false,
): Iterable<ts.StringLiteralLike> {
  const here = inside || holdsPatterns(node, matchers)
  if (here && ts.isStringLiteralLike(node) && node.text.startsWith('/')) yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, child => {
    children.push(child)
  })
  for (const child of children) yield* literalsOf(child, matchers, here)
}

function holdsPatterns(node: ts.Node, matchers: readonly string[]): boolean {
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText()
    return callee.endsWith('createRouteMatcher') || matchers.includes(callee)
  }
  if (ts.isPropertyAssignment(node)) return /^(publicRoutes|ignoredRoutes)$/.test(node.name.getText())
  return false
}
