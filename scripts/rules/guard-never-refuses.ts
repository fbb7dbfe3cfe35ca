import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { sourcesWith } from '../endpoints/sources.ts'
import { nodesIn, unwrap } from '../endpoints/tree.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

/** Names under which a function says who calls, or refuses. */
const GUARD =
  /^(auth|authenticate|getAuth|getUser|getCurrentUser|currentUser|getSession|getServerSession|requireAuth|requireUser|requireAdmin|checkAuth|checkAdmin|isAuthenticated|isAuthorized|isAdmin|verifyToken|verifyUser|protect)$/
const NO_APP = /(^|\/)(mocks?|stubs?|stories|scripts|prisma|seed)\//

/** A stand-in that a template brought along and nobody replaced: `const auth = () => ({ id: 'fakeId' })`. */
function* check({ project }: Model): Iterable<Hit> {
  for (const source of sourcesWith(project, MENTIONS))
    if (!NO_APP.test(source.fileName)) yield* stubsIn(source)
}

/** The cheap filter: a literal right behind the arrow or the return. */
const MENTIONS = /(=>|\breturn)\s*\(?\s*(\{\s*\w+\s*:\s*(['"`\d]|true\b)|true\b)/

function* stubsIn(source: ts.SourceFile): Iterable<Hit> {
  for (const node of nodesIn(source)) {
    const stub = guardIn(node)
    if (!stub || !isCalled(source, stub.name)) continue
    yield {
      place: placeOf(node),
      message: `${stub.name}() gives ${stub.gives} to everybody: it is a stand-in, and refuses nobody.`,
      attack: 'Calls what it is meant to guard without an account, and is taken for a user.',
    }
  }
}

function guardIn(node: ts.Node): { name: string; gives: string } | undefined {
  if (!ts.isVariableDeclaration(node) && !ts.isFunctionDeclaration(node)) return undefined
  const name = node.name?.getText() ?? ''
  if (!GUARD.test(name)) return undefined
  const fn = ts.isVariableDeclaration(node) ? node.initializer && unwrap(node.initializer) : node
  const given = fn && onlyResult(fn)
  return given && isFixed(given) ? { name, gives: given.getText().slice(0, 60) } : undefined
}

/** What a function gives, where that is all it does. */
function onlyResult(fn: ts.Node): ts.Expression | undefined {
  const isFunction = ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) || ts.isFunctionDeclaration(fn)
  if (!isFunction || !fn.body) return undefined
  if (!ts.isBlock(fn.body)) return unwrap(fn.body)
  const { statements } = fn.body
  const [only] = statements.length === 1 ? statements.filter(ts.isReturnStatement) : []
  return only?.expression && unwrap(only.expression)
}

function isFixed(value: ts.Expression): boolean {
  if (value.kind === ts.SyntaxKind.TrueKeyword) return true
  return (
    ts.isObjectLiteralExpression(value) &&
    value.properties.length > 0 &&
    value.properties.every(each => ts.isPropertyAssignment(each) && isText(each.initializer))
  )
}

function isText(value: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(value) || ts.isNumericLiteral(value) || value.kind === ts.SyntaxKind.TrueKeyword
  )
}

/** Called in the same file, or handed out to others. */
function isCalled(source: ts.SourceFile, name: string): boolean {
  return new RegExp(
    String.raw`\bawait ${name}\(|[^.\w]${name}\([^)]{0,200}\)\s*[;\n.)]|\bexport\b[^\n]{0,200}(?<!\.)\b${name}\b`,
  ).test(source.text)
}

const rule: Rule<Model> = {
  id: 'guard-never-refuses',
  title: 'A guard is a stand-in that lets everybody in',
  group: 'routes',
  severity: 'high',
  confidence: 'medium',
  cwe: [489, 287],
  owasp: 'API2:2023',
  since: 'any',
  check,
}

export default rule
