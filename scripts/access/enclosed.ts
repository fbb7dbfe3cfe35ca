import type { EntryPoint } from '../endpoints/entry-point.ts'
import { nodesIn } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import type { Judgement } from './judgement.ts'
import type { TurnedAway } from './effect.ts'

/** Since this major Next encrypts what an inline action closes over (https://nextjs.org/docs/app/guides/data-security#closures-and-encryption). */
const ENCRYPTS = 14

/**
 * What keeps a signed-out caller from an inline action that closes over something of its page: the action cannot be
 * called without the encrypted values, which only a rendered page holds, and the page is not rendered for this caller.
 */
export function enclosingGuards(
  endpoints: () => readonly EntryPoint[],
  judge: (endpoint: EntryPoint) => Judgement,
): (endpoint: EntryPoint) => TurnedAway | undefined {
  return endpoint => {
    if (endpoint.kind !== 'server-action') return undefined
    const major = endpoint.app.version('next')?.major ?? 0
    if (major < ENCRYPTS) return undefined
    const page = endpoints().find(each => each.kind === 'page' && stands(endpoint.handler, each.handler))
    if (!page || !closesOver(endpoint.handler, page.handler)) return undefined
    const { anonymous } = judge(page)
    const rendered = anonymous.result !== undefined || anonymous.stopped !== null
    return rendered ? undefined : anonymous.turnedAway.at(-1)
  }
}

function stands(inner: ts.Node, outer: ts.Node): boolean {
  if (inner === outer || inner.getSourceFile() !== outer.getSourceFile()) return false
  return outer.pos <= inner.pos && inner.end <= outer.end
}

/** Does it use a name that the function around it declares? What a module declares is not sent along. */
function closesOver(action: ts.Node, around: ts.Node): boolean {
  const declared = declaredIn(around, action)
  const own = declaredIn(action, undefined)
  for (const node of nodesIn(action)) {
    if (!ts.isIdentifier(node) || isName(node)) continue
    if (declared.has(node.text) && !own.has(node.text)) return true
  }
  return false
}

function declaredIn(root: ts.Node, except: ts.Node | undefined): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of nodesIn(root)) {
    if (except && (node === except || stands(node, except))) continue
    const declares = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)
    if (declares && ts.isIdentifier(node.name)) names.add(node.name.text)
  }
  return names
}

/** `row.userId`, `{ userId: 1 }`: a name of a property, not of a variable. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node
  return ts.isJsxAttribute(parent)
}
