import { nodesIn } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { deepOrigin } from './deep-origin.ts'
import { note } from './noted.ts'
import type { Run } from './run.ts'
import type { Scope } from './state.ts'
import type { FunctionValue, NativeCall, Value } from './values.ts'

/**
 * `unstable_cache(fn, keyParts)` keeps by the key parts and the arguments alone: what `fn` takes from around it is the
 * first caller's, for everybody (https://nextjs.org/docs/app/api-reference/functions/unstable_cache).
 */
export function caches({ run, args: [fn, keys], site }: NativeCall): void {
  if (fn?.kind !== 'function') return
  const keyed = keys ? deepOrigin(keys).from : null
  if (keyed?.own === true || !capturesCaller(fn)) return
  note(run, 'shared-cache', site)
}

function capturesCaller(fn: FunctionValue): boolean {
  const declared = new Set<string>()
  const used = new Set<string>()
  for (const node of nodesIn(fn.node)) {
    if (!ts.isIdentifier(node)) continue
    const { parent } = node
    if (ts.isBindingElement(parent) || ts.isParameter(parent) || ts.isVariableDeclaration(parent)) {
      if (parent.name === node) declared.add(node.text)
    }
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) continue
    if (ts.isPropertyAssignment(parent) && parent.name === node) continue
    used.add(node.text)
  }
  return [...used].some(name => !declared.has(name) && isCallers(found(fn.scope, name)))
}

/** What a function around it holds under the name; a module's own is the same for all. */
function found(from: Scope, name: string): Value | undefined {
  for (let scope: Scope | null = from; scope && scope.parent !== null; scope = scope.parent) {
    const cell = scope.own(name)
    if (cell) return cell.value
  }
  return undefined
}

function isCallers(value: Value | undefined): boolean {
  if (!value || value.kind === 'function' || value.kind === 'native') return false
  return value.origin.from?.own === true
}

/** `Cache-Control: public` and `s-maxage` let whoever stands between keep the answer for others (RFC 9111, 5.2.2). */
export function answersAll({ run, args: [, init], site }: NativeCall): void {
  const headers = init?.kind === 'object' ? init.cells.get('headers')?.value : undefined
  if (headers?.kind !== 'object') return
  for (const [name, { value }] of headers.cells) keptByAll(run, site, name, value)
}

/** Notes a header of an answer that lets caches keep it for others. */
export function keptByAll(run: Run, site: ts.Node, name: string, value: Value): void {
  if (!/^(cdn-|vercel-cdn-)?cache-control$/i.test(name)) return
  const texts = value.kind === 'union' ? value.options : [value]
  const isShared = texts.some(
    text =>
      text.kind === 'constant' &&
      /\bpublic\b|\bs-maxage=[1-9]/.test(String(text.value)) &&
      !/\b(private|no-store)\b/.test(String(text.value)),
  )
  if (isShared) note(run, 'shared-answer', site)
}
