import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { isTest } from '../endpoints/next-roots.ts'
import { nodesIn, unwrap } from '../endpoints/tree.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

/** Names under which a function says who calls, or refuses. */
const GUARD =
  /^(auth|authenticate|getAuth|getUser|getCurrentUser|currentUser|getSession|getServerSession|requireAuth|requireUser|requireAdmin|checkAuth|checkAdmin|isAuthenticated|isAuthorized|isAdmin|verifyToken|verifyUser|protect)$/
const NO_APP = /(^|\/)(mocks?|stubs?|stories|scripts|prisma|seed)\//

/** A stand-in that a template brought along and nobody replaced: `const auth = () => ({ id: 'fakeId' })`. */
function* check({ project }: Model): Iterable<Hit> {
  for (const file of project.files) {
    if (!/\.[cm]?[jt]sx?$/.test(file) || isTest(file) || NO_APP.test(file)) continue
    const text = project.text(file)
    if (text === undefined || !/=>|\breturn\b/.test(text) || !MENTIONS.test(text)) continue
    const source = project.syntax(file)
    if (source) yield* stubsIn(source)
  }
}

/** The cheap filter: a literal right behind the arrow or the return. */
const MENTIONS = /(=>|\breturn)\s*\(?\s*(\{\s*\w+\s*:\s*['"`\d]|true\b)/

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
  const named =
    (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) &&
    node.name &&
    ts.isIdentifier(node.name)
      ? node.name.text
      : undefined
  if (named === undefined || !GUARD.test(named)) return undefined
  const fn = ts.isVariableDeclaration(node) ? node.initializer && unwrap(node.initializer) : node
  if (!fn || !(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) || ts.isFunctionDeclaration(fn)))
    return undefined
  const given = onlyResult(fn)
  return given && isFixed(given) ? { name: named, gives: given.getText().slice(0, 60) } : undefined
}

/** What the function gives, where that is all it does. */
function onlyResult(
  fn: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration,
): ts.Expression | undefined {
  if (!fn.body) return undefined
  if (!ts.isBlock(fn.body)) return unwrap(fn.body)
  const [only, more] = fn.body.statements
  return only && !more && ts.isReturnStatement(only) && only.expression ? unwrap(only.expression) : undefined
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
    String.raw`\bawait ${name}\(|[^.\w]${name}\([^)]{0,200}\)\s*[;\n.)]|\bexport\b[^\n]{0,200}\b${name}\b`,
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
