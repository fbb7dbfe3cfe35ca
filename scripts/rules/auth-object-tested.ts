import type { ClerkCall } from '../access/clerk-calls.ts'
import type { Model } from '../access/model.ts'
import type { Fix, TextEdit } from '../core/fix.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'
import { isTest, outermost, references, scopeOf } from './promises/use.ts'

/** Calls that are given the object and do not look at whom it names. */
const ASKS_NOBODY = /^(Boolean|console\.\w+)$/
/** What tells on the object of `auth()` whether somebody is signed in, or refuses by itself. */
const TELLS = /^(userId|sessionId|sessionClaims|isAuthenticated|orgId|has|protect|redirectToSignIn)$/

/**
 * `auth()` gives an object to signed-out callers too, with `userId: null` in it (docs: reference/nextjs/app-router/auth):
 * a test of the object itself is true for everybody.
 */
function* check(model: Model): Iterable<Hit> {
  for (const call of model.clerkCalls()) {
    if (call.what !== 'auth') continue
    const given = resultOf(call)
    const tested = given ? testsOf(given) : []
    const [first, ...others] = tested
    if (!first) continue
    const shown = ts.isIdentifier(first)
      ? `${first.text} is the object that auth() gives`
      : 'auth() gives an object'
    yield {
      place: placeOf(first),
      message: `${shown} to everybody: a test of it refuses nobody, only its userId tells.`,
      attack:
        'Calls it without an account: the object is there for signed-out callers too, and the check lets them on.',
      related: others.map(each => ({ ...placeOf(each), note: 'the same object is tested' })),
      fix: asking(tested),
    }
  }
}

/** The object, once it is waited for; undefined where nobody waits, which is another mistake. */
function resultOf({ node, asynchronous }: ClerkCall): ts.Expression | undefined {
  if (!asynchronous) return node
  const { parent } = outermost(node)
  return ts.isAwaitExpression(parent) ? parent : undefined
}

/** Where the object as a whole is tested, and nothing in its scope asks whom it names. */
function testsOf(given: ts.Expression): ts.Expression[] {
  const outer = outermost(given)
  const { parent } = outer
  if (isTest(parent, outer)) return [outer]
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return []
  const uses = references(scopeOf(parent), parent.name.text).filter(each => each !== parent.name)
  if (uses.some(asksWhom)) return []
  return uses.map(outermost).filter(each => isTest(each.parent, each))
}

/** `session.userId` that is tested, compared or kept, `session.has(…)`, `const { userId } = session`; another name or function may ask, too. */
function asksWhom(use: ts.Identifier): boolean {
  const outer = outermost(use)
  const { parent } = outer
  if (ts.isVariableDeclaration(parent)) return true
  if (ts.isCallExpression(parent)) return !ASKS_NOBODY.test(parent.expression.getText())
  const isMember = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)
  if (!isMember || !TELLS.test(memberRead(parent) ?? '')) return false
  const read = outermost(parent)
  return (
    isTest(read.parent, read) ||
    ts.isBinaryExpression(read.parent) ||
    ts.isVariableDeclaration(read.parent) ||
    (ts.isCallExpression(read.parent) && read.parent.expression === read)
  )
}

/** `session.userId` and `session['userId']`. */
function memberRead(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (!ts.isElementAccessExpression(node)) return undefined
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined
}

/** `(await auth()).userId`: without the parentheses it would be asked of the promise. */
function userIdOf(object: ts.Expression): TextEdit[] {
  const file = object.getSourceFile().fileName
  const [start, { end }] = [object.getStart(), object]
  if (!ts.isAwaitExpression(object)) return [{ file, start: end, end, text: '.userId' }]
  return [
    { file, start, end: start, text: '(' },
    { file, start: end, end, text: ').userId' },
  ]
}

function asking(tested: readonly ts.Expression[]): Fix {
  const edits = tested.flatMap(userIdOf)
  return {
    title: 'Ask for the userId of what auth() gives',
    safety: 'review',
    edits,
    create: [],
    install: [],
    remains: [],
  }
}

const rule: Rule<Model> = {
  id: 'auth-object-tested',
  title: 'The object that auth() gives is tested, not its userId',
  group: 'routes',
  severity: 'medium',
  confidence: 'high',
  cwe: [571, 862],
  owasp: 'API2:2023',
  since: 'any',
  check,
}

export default rule
