import type { Model } from '../../../access/model.ts'
import type { EntryPoint } from '../../../endpoints/entry-point.ts'
import { isFunction } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'
import { valueOf } from './clerk-call.ts'

/** Functions that only answer a question about the request. */
const ASKS = /^(?:is|has|should|can|needs|matches|does)[A-Z]/

/**
 * Why a handler must not be run for more paths than it is now; undefined where nothing speaks against it. A handler
 * that protects whatever it is called for would shut the sign-in, and one that hands the request on (to a library
 * that rewrites paths by language) would rewrite those of the API.
 */
export function againstWidening(
  model: Model,
  middleware: EntryPoint,
  handler: ts.Expression,
): string | undefined {
  const shut = model.endpoints.find(
    each =>
      each.app === middleware.app &&
      /^(?:public|webhook-verified)$/.test(model.judge(each).access.state) &&
      model.wouldDeny(each),
  )
  if (shut !== undefined) return `its handler would turn strangers away from ${shut.path ?? shut.id}, too`
  const value = valueOf(handler)
  if (value === undefined || !isFunction(value)) return 'what its handler does is not told by the file'
  const called = handedOnTo(value)
  return called === undefined ? undefined : `its handler hands every request on to ${called}()`
}

/** The function that is given the request and may answer it. */
function handedOnTo(handler: ts.SignatureDeclaration & { body?: ts.Node | undefined }): string | undefined {
  const request = handler.parameters[1]?.name.getText()
  let found: string | undefined
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const given = node.arguments.some(each => each.getText() === request)
      if (given && !ASKS.test(node.expression.text) && !isRouteMatcher(node.expression))
        found ??= node.expression.text
    }
    ts.forEachChild(node, visit)
  }
  if (handler.body !== undefined) visit(handler.body)
  return found
}

function isRouteMatcher(name: ts.Identifier): boolean {
  const value = valueOf(name)
  return (
    value !== undefined && ts.isCallExpression(value) && value.expression.getText() === 'createRouteMatcher'
  )
}
