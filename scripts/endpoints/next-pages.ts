import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { exportsOf } from './definitions.ts'
import { handlerOf, idIn, type Found } from './handler.ts'
import { inFolder, isTest, routeStem, type NextRoot } from './next-roots.ts'
import { pagesRoute } from './route-path.ts'
import { hasModifier, propertyName, unwrap } from './tree.ts'

/** Files that Next puts around or in place of pages. https://nextjs.org/docs/pages/building-your-application/routing */
const NOT_ROUTES = new Set(['_app', '_document', '_error', '_middleware', '404', '500'])

/** Pages and API routes of the Pages Router of one Next app. */
export function pagesRouterEndpoints(project: Project, root: NextRoot): Found {
  const found: Found = { endpoints: [], unknown: [] }
  const { pagesDir } = root
  if (pagesDir === null) return found
  for (const file of project.files) {
    const stem = inFolder(file, pagesDir) && !isTest(file) ? routeStem(file, root.extensions) : null
    const route = stem?.slice(pagesDir.length + 1)
    if (route === undefined) continue
    if (NOT_ROUTES.has(route)) addAround(project, root, file, found)
    else add(project, root, file, pagesRoute(route), found)
  }
  return found
}

function add(
  project: Project,
  root: NextRoot,
  file: string,
  path: string,
  { endpoints, unknown }: Found,
): void {
  const source = project.syntax(file)
  if (!source) {
    unknown.push({ what: file, because: 'it could not be read as source' })
    return
  }
  const { bindings } = exportsOf(project, file)
  const page = bindings.get('default')
  if (!page) {
    unknown.push({ what: file, because: 'a file under pages/ without a default export' })
    return
  }
  const shared = { file, path, method: null, export: 'default', app: project.appOf(file), layouts: [] }
  if (path === '/api' || path.startsWith('/api/')) {
    endpoints.push({ ...shared, ...handlerOf(page), id: idIn(root, `api ${path}`), kind: 'pages-api' })
    return
  }
  const handler = bindings.get('getServerSideProps')?.node ?? initialProps(source) ?? page.node
  const { line } = handlerOf(page)
  endpoints.push({ ...shared, handler, line, id: idIn(root, `pages-page ${path}`), kind: 'pages-page' })
}

/** `_app`, `_document` and `_error` run on the server for every page where they fetch for themselves. */
function addAround(project: Project, root: NextRoot, file: string, { endpoints }: Found): void {
  const source = project.syntax(file)
  const handler = source && initialProps(source)
  const page = exportsOf(project, file).bindings.get('default')
  if (!handler || !page) return
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\..*$/, '')
  endpoints.push({
    ...handlerOf(page),
    handler,
    id: idIn(root, `pages-page ${name}`),
    kind: 'pages-page',
    file,
    path: null,
    method: null,
    export: 'default',
    app: project.appOf(file),
    layouts: [],
  })
}

/** `Page.getInitialProps = …` or the static method of a class: the older way to fetch on the server. */
function initialProps(source: ts.SourceFile): ts.Node | undefined {
  for (const statement of source.statements) {
    if (ts.isClassDeclaration(statement)) {
      const member = statement.members.find(isInitialProps)
      if (member) return ts.isPropertyDeclaration(member) ? member.initializer : member
    }
    if (!ts.isExpressionStatement(statement)) continue
    const assignment = statement.expression
    if (!ts.isBinaryExpression(assignment) || assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
      continue
    const { left, right } = assignment
    if (ts.isPropertyAccessExpression(left) && left.name.text === 'getInitialProps') return unwrap(right)
  }
  return undefined
}

function isInitialProps(member: ts.ClassElement): boolean {
  if (!member.name || !hasModifier(member, ts.SyntaxKind.StaticKeyword)) return false
  return !ts.isPrivateIdentifier(member.name) && propertyName(member.name) === 'getInitialProps'
}
