import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { askedAnew } from '../fixes/fresh-session.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

const ORDERS = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
])
const NOW = /\bnew Date\(\)|\b(now|currentTime|nowInSeconds)\b|\bdayjs\(\)/
const ISSUED = /\biat\b/
/** Where claims come from another verifier, the token is another one, and its iat may tell its age. */
const OTHER_TOKEN =
  /\b(?:jwtVerify|jwtDecrypt|decodeJwt|jwtDecode|jwt_decode|unsealData)\(|\bjwt\.(?:verify|decode)\(/

/**
 * Session tokens are issued anew every minute (docs: guides/how-clerk-works/overview), so their `iat` is never old:
 * a test of it refuses nobody. Freshness is `has({ reverification })` (docs: guides/secure/reverification).
 */
function* check(model: Model): Iterable<Hit> {
  const { project } = model
  for (const file of project.files) {
    const source = project.mentions(file, 'issued at') ? project.syntax(file) : undefined
    if (source) yield* comparisons(source, /['"]@clerk\//.test(source.text))
  }
}

/** @param clerk does the file import from Clerk? Then claims are the session's unless another verifier gives them. */
function* comparisons(node: ts.Node, clerk: boolean): Iterable<Hit> {
  if (ts.isBinaryExpression(node) && ORDERS.has(node.operatorToken.kind)) {
    const text = resolvedText(node)
    if (ISSUED.test(text) && NOW.test(text) && ofSession(text, clerk)) {
      yield {
        place: placeOf(node),
        message:
          'The age of the session is judged by iat, which is renewed every minute: the test never refuses anybody.',
        attack:
          'Uses a session left open days ago for the sensitive operation: its token is never older than a minute.',
        fix: askedAnew(node),
      }
      return
    }
  }
  const children: ts.Node[] = []
  ts.forEachChild(node, child => {
    children.push(child)
  })
  for (const child of children) yield* comparisons(child, clerk)
}

function ofSession(text: string, clerk: boolean): boolean {
  return /\bsessionClaims\b/.test(text) || (clerk && /claims/i.test(text) && !OTHER_TOKEN.test(text))
}

/** Nobody writes the age of a session in more text than this. */
const LONGEST = 2000
const LONGEST_WITH_VARIABLES = 4 * LONGEST

/** The comparison's text with the variables of its function put in, so that `age > 300` shows where age comes from. */
function resolvedText(node: ts.BinaryExpression): string {
  const initializers = variablesAround(node)
  const put = new Set<string>()
  let text = codeOf(node).slice(0, LONGEST)
  for (let round = 0; round < 3 && text.length < LONGEST_WITH_VARIABLES; round += 1) {
    for (const [name] of text.matchAll(/[\w$]+/g)) {
      const initializer = put.has(name) ? undefined : initializers.get(name)
      put.add(name)
      if (initializer !== undefined) text += ` ${initializer.slice(0, LONGEST)}`
    }
  }
  return text
}

const variables = new WeakMap<ts.Node, ReadonlyMap<string, string>>()

/** Initializers by the names that they are bound to in the function around a node, read once for each function. */
function variablesAround(node: ts.Node): ReadonlyMap<string, string> {
  let scope = node.parent
  while (scope.parent && !ts.isFunctionLike(scope)) scope = scope.parent
  const known = variables.get(scope)
  if (known) return known
  const found = new Map<string, string>()
  variables.set(scope, found)
  const visit = (inner: ts.Node): void => {
    if (ts.isVariableDeclaration(inner) && inner.initializer)
      bind(inner.name, codeOf(inner.initializer), found)
    if (isAssignment(inner)) {
      // Every value that it is given counts.
      const name = inner.left.getText()
      found.set(name, [found.get(name), codeOf(inner.right)].join(' '))
    }
    ts.forEachChild(inner, visit)
  }
  visit(scope)
  return found
}

/** `const { sessionClaims: { iat } } = await auth()`: each name with the way to what it stands for. */
function bind(name: ts.BindingName, text: string, found: Map<string, string>): void {
  if (ts.isIdentifier(name)) found.set(name.text, text)
  if (!ts.isObjectBindingPattern(name)) return
  for (const { name: inner, propertyName } of name.elements)
    bind(inner, `${text}.${(propertyName ?? inner).getText()}`, found)
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
}

const PRINTER = ts.createPrinter({ removeComments: true })

/** The code of a node without the comments in it. */
function codeOf(node: ts.Node): string {
  return PRINTER.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
}

const rule: Rule<Model> = {
  id: 'session-age-by-iat',
  title: 'Session age judged by iat, which is renewed every minute',
  group: 'session',
  severity: 'medium',
  confidence: 'high',
  cwe: [613],
  owasp: 'ASVS V7.3.1',
  since: 'any',
  check,
}

export default rule
