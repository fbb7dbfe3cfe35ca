import { ts } from '../../project/typescript.ts'
import type { Project } from '../../project/project.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Middleware } from './evaluate.ts'
import { compilePattern, concretePath, matchesPath, type Pattern } from './patterns.ts'

/** A pattern of a middleware that denies by default: paths that it matches are let through. */
export interface Opener {
  pattern: Pattern
  node: ts.StringLiteralLike
  /** Endpoints whose path it lets through. */
  opens: readonly EntryPoint[]
  /** Of these, the ones that lie beside what it names: `/dashboardx` for `/dashboard(.*)`. */
  siblings: readonly EntryPoint[]
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
    found.push({ pattern, node, opens, siblings })
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

function sample(source: string): string {
  return source.replaceAll(/\(\.\*\)|:\w+[*+?]?|\*/g, 'x1')
}

/** `/dashboard(.*)` also matches `/dashboardx`, which is no part of `/dashboard/`. */
function isSibling(source: string, path: string): boolean {
  const base = /^(\/[\w/-]*\w)\(\.\*\)$/.exec(source)?.[1]
  return base !== undefined && path !== base && !path.startsWith(`${base}/`)
}

/** Route patterns of the middleware's own file, and lists of paths in the files that it imports. */
function* candidates(project: Project, source: ts.SourceFile): Iterable<ts.StringLiteralLike> {
  yield* literalsOf(source)
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const found = project.resolve(statement.moduleSpecifier.text, source.fileName)
    const imported = found.kind === 'file' ? project.syntax(found.file) : undefined
    if (imported) yield* literalsOf(imported, true)
  }
}

/** Literals that stand where route patterns do: arguments of createRouteMatcher, publicRoutes, ignoredRoutes. */
function* literalsOf(node: ts.Node, inside = false): Iterable<ts.StringLiteralLike> {
  const here = inside || holdsPatterns(node)
  if (here && ts.isStringLiteralLike(node) && node.text.startsWith('/')) yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, child => {
    children.push(child)
  })
  for (const child of children) yield* literalsOf(child, here)
}

function holdsPatterns(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return node.expression.getText().endsWith('createRouteMatcher')
  if (ts.isPropertyAssignment(node)) return /^(publicRoutes|ignoredRoutes)$/.test(node.name.getText())
  return false
}
