import type { Model } from '../../access/model.ts'
import { optionOf } from '../../access/named-calls.ts'
import type { Hit } from '../../core/rule.ts'
import { linePlace } from '../../core/place.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { nodesIn, unwrap } from '../../endpoints/tree.ts'
import { placeOf } from '../../project/lines.ts'
import { ts } from '../../project/typescript.ts'

/**
 * `useReverification(fn)` shows a dialogue when the server answers that it wants a factor; a server that never answers so
 * asks nobody (docs: guides/secure/reverification).
 */
export function* clientOnly(model: Model): Iterable<Hit> {
  for (const { node } of model.namedCalls(['useReverification'])) {
    const [given] = node.arguments
    if (!given) continue
    for (const endpoint of calledBy(model, unwrap(given))) {
      if (asksAgain(model, endpoint)) continue
      yield {
        place: placeOf(node),
        message: `useReverification() wraps ${endpoint.id}, which never asks for it: nobody is asked for a factor.`,
        attack: 'Calls the server without the dialogue, from a session that was left open, and it is done.',
        endpoint: endpoint.id,
        related: [{ ...linePlace(endpoint.file, endpoint.line), note: `${endpoint.id} does not ask` }],
      }
    }
  }
}

/** Turned away with an old session, or at least speaking of it: `fva` is the claim that tells a factor's age. */
function asksAgain(model: Model, endpoint: EntryPoint): boolean {
  const { access, as } = model.judge(endpoint)
  if (access.state === 'unknown' || as('stale').turnedAway.length > 0) return true
  return /reverification|\bfva\b/i.test(endpoint.handler.getText())
}

/** The actions that the function is or calls, and the routes that it fetches. */
function calledBy(model: Model, given: ts.Expression): readonly EntryPoint[] {
  const source = given.getSourceFile()
  const names = new Set<string>()
  const routes: { path: string; method: string }[] = []
  if (ts.isIdentifier(given)) names.add(given.text)
  for (const node of nodesIn(given)) {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) continue
    const [address, init] = node.arguments
    names.add(node.expression.text)
    if (node.expression.text !== 'fetch' || !address || !ts.isStringLiteralLike(address)) continue
    const method = optionOf(init, 'method')
    routes.push({
      path: address.text,
      method: method && ts.isStringLiteralLike(method) ? method.text.toUpperCase() : 'GET',
    })
  }
  return model.endpoints.filter(
    endpoint =>
      (endpoint.kind === 'server-action' && isImported(model, source, endpoint, names)) ||
      (endpoint.kind === 'route-handler' &&
        routes.some(({ path, method }) => path === endpoint.path && method === endpoint.method)),
  )
}

function isImported(
  { project }: Model,
  source: ts.SourceFile,
  { file, export: name }: EntryPoint,
  names: ReadonlySet<string>,
): boolean {
  return source.statements.some(statement => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false
    const bindings = statement.importClause?.namedBindings
    if (!bindings || !ts.isNamedImports(bindings)) return false
    const wanted = bindings.elements.some(
      each => names.has(each.name.text) && (each.propertyName ?? each.name).text === name,
    )
    if (!wanted) return false
    const target = project.resolve(statement.moduleSpecifier.text, source.fileName)
    return target.kind === 'file' && target.file === file
  })
}
