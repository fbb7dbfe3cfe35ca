import type { EntryPoint } from '../endpoints/entry-point.ts'
import { nodesIn, unwrap } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { clerkCallOf } from './clerk-calls.ts'
import type { Machine } from './interpreter.ts'
import type { Judgement } from './judgement.ts'

/** Since this major Next encrypts what an inline action closes over (https://nextjs.org/docs/app/guides/data-security#closures-and-encryption). */
const ENCRYPTS = 14

/**
 * Tells of an inline action whether it closes over the caller's identity in a page that turns signed-out callers away:
 * it cannot be called without the encrypted identity, which only a page holds that was rendered for somebody. Other
 * values are not as good: a page may be rendered for a stranger who names the id.
 */
export function enclosedIdentity(
  machine: Machine,
  endpoints: readonly EntryPoint[],
  judge: (endpoint: EntryPoint) => Judgement,
): (endpoint: EntryPoint) => boolean {
  return ({ kind, app, handler }) => {
    if (kind !== 'server-action' || (app.version('next')?.major ?? 0) < ENCRYPTS) return false
    const page = endpoints.find(each => each.kind === 'page' && stands(handler, each.handler))
    if (!page || !closesOver(handler, identities(machine, page.handler, handler))) return false
    const { result, stopped, turnedAway } = judge(page).anonymous
    return result === undefined && stopped === null && turnedAway.length > 0
  }
}

/** Names that a function declares out of what Clerk tells of the caller: `const { userId } = await auth()`. */
function identities(machine: Machine, around: ts.Node, except: ts.Node): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of nodesIn(around)) {
    if (!ts.isVariableDeclaration(node) || !node.initializer || stands(node, except)) continue
    const given = unwrap(node.initializer)
    const call = ts.isAwaitExpression(given) ? unwrap(given.expression) : given
    if (!ts.isCallExpression(call) || clerkCallOf(machine, call) === undefined) continue
    for (const name of namesIn(node.name)) names.add(name)
  }
  return names
}

/** Of `auth()` the ids alone; who `currentUser()` gives is one value. */
function namesIn(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap(each =>
    ts.isBindingElement(each) && ts.isIdentifier(each.name) && /id$/i.test(each.name.text)
      ? [each.name.text]
      : [],
  )
}

function stands(inner: ts.Node, outer: ts.Node): boolean {
  if (inner === outer || inner.getSourceFile() !== outer.getSourceFile()) return false
  return outer.pos <= inner.pos && inner.end <= outer.end
}

/** Does it use one of these names, and not declare it itself? What a module declares is not sent along. */
function closesOver(action: ts.Node, names: ReadonlySet<string>): boolean {
  const own = new Set<string>()
  const used = new Set<string>()
  for (const node of nodesIn(action)) {
    const declares = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)
    if (declares && ts.isIdentifier(node.name)) own.add(node.name.text)
    if (ts.isIdentifier(node) && !isName(node)) used.add(node.text)
  }
  return [...names].some(name => used.has(name) && !own.has(name))
}

/** `row.userId`, `{ userId: 1 }`: a name of a property, not of a variable. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node
  return ts.isJsxAttribute(parent)
}
