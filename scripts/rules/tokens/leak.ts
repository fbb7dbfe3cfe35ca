import { ts } from '../../project/typescript.ts'
import { references, scopeOf } from '../promises/use.ts'

/** Where a token ends up that should not. */
export interface Leak {
  to: 'log' | 'storage' | 'cookie' | 'address' | 'third party'
  node: ts.Node
}

/** Services of other companies that apps call; a host that is in no list may be the app's own. */
const THIRD_PARTY =
  /^https:\/\/([\w-]+\.)*(openai|anthropic|stripe|googleapis|google-analytics|facebook|slack|discord|segment|mixpanel|amplitude|posthog|hotjar|logrocket|sentry|replicate|huggingface|pusher|resend|sendgrid|algolia|webhook)\.(com|io|co|site|net|ai)\b/

/** Text that is made of the token holds it. */
const PASSES_ON = /^(JSON\.stringify|String|encodeURIComponent)$/

/** What becomes of the token that the call gives, where its value is used by name or on the spot. */
export function leaksOf(call: ts.CallExpression): Leak[] {
  const value = awaited(call)
  const { parent } = value
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name))
    return once(references(scopeOf(parent), parent.name.text).flatMap(each => leakAt(each) ?? []))
  const direct = leakAt(value)
  return direct ? [direct] : []
}

/** A call that is handed the token twice gives it away once. */
function once(leaks: readonly Leak[]): Leak[] {
  return leaks.filter(({ node }, at) => leaks.findIndex(each => each.node === node) === at)
}

function awaited(node: ts.Expression): ts.Expression {
  let outer = node
  while (
    ts.isAwaitExpression(outer.parent) ||
    ts.isParenthesizedExpression(outer.parent) ||
    ts.isNonNullExpression(outer.parent) ||
    ts.isAsExpression(outer.parent)
  )
    outer = outer.parent
  return outer
}

/** Goes outwards from the token to the statement, through texts and literals that hold it. */
function leakAt(token: ts.Expression): Leak | undefined {
  let inner: ts.Node = token
  for (let outer = token.parent; !ts.isStatement(outer) && !ts.isFunctionLike(outer); outer = outer.parent) {
    if (ts.isConditionalExpression(outer) && outer.condition === inner) return undefined
    if (ts.isPrefixUnaryExpression(outer) || ts.isTypeOfExpression(outer)) return undefined
    if (ts.isPropertyAccessExpression(outer) && outer.name.text === 'length') return undefined
    if (ts.isBinaryExpression(outer)) {
      const written = outer.operatorToken.kind === ts.SyntaxKind.EqualsToken && outer.right === inner
      if (written && /\bdocument\.cookie$/.test(outer.left.getText())) return { to: 'cookie', node: outer }
      if (written && /\blocation(\.href)?$/.test(outer.left.getText())) return { to: 'address', node: outer }
      if (isComparison(outer.operatorToken.kind)) return undefined
    }
    if (ts.isCallExpression(outer) || ts.isNewExpression(outer)) {
      if (outer.expression === inner) return undefined
      if (PASSES_ON.test(outer.expression.getText())) {
        inner = outer
        continue
      }
      return callLeak(outer, inner)
    }
    inner = outer
  }
  return undefined
}

function isComparison(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.LessThanToken && kind <= ts.SyntaxKind.ExclamationEqualsEqualsToken
}

function callLeak(call: ts.CallExpression | ts.NewExpression, held: ts.Node): Leak | undefined {
  const callee = call.expression.getText()
  const [first = held] = call.arguments ?? []
  if (/^console\.\w+$|^logger\.\w+$/.test(callee)) return { to: 'log', node: call }
  if (/\b(localStorage|sessionStorage|AsyncStorage)\.setItem$/.test(callee))
    return { to: 'storage', node: call }
  if (/^Cookies?\.set$|^setCookie$/.test(callee)) return { to: 'cookie', node: call }
  if (/\bsearchParams\.(set|append)$/.test(callee)) return { to: 'address', node: call }
  const requests =
    /^(fetch|axios(\.\w+)?|ky(\.\w+)?|EventSource|WebSocket|window\.open|router\.(push|replace))$/.test(
      callee,
    )
  if (!requests) return undefined
  if (first === held) return /[?&][\w-]+=/.test(held.getText()) ? { to: 'address', node: call } : undefined
  const address = first.getText().replace(/^['"`]/, '')
  return THIRD_PARTY.test(address) ? { to: 'third party', node: call } : undefined
}
