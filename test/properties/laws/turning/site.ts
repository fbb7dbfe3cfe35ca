import { isFunction, nodesIn } from '../../../../scripts/endpoints/tree.ts'
import type { Model } from '../../../../scripts/access/model.ts'
import type { EntryPoint } from '../../../../scripts/endpoints/entry-point.ts'
import { ts } from '../../../../scripts/project/typescript.ts'
import { modelFor } from '../answers.ts'
import type { Choice } from '../choice.ts'
import type { Files } from '../memory.ts'
import { edited, insert, sourcesOf, type Edit, type LawApp, type Source } from '../source.ts'

/** One endpoint of an app that nothing but its own code guards, and the statement that does. */
export interface Site {
  fixture: string
  endpoint: EntryPoint
  files: Files
  /** Where the guard stands. */
  source: Source
  guard: Guard
  /** Where the handler's own code stands, and its body where it has one. */
  handler: { source: Source; body: ts.Block | undefined }
  /** Lines that led to the guard, by file. */
  way: readonly { file: string; line: number }[]
  /** Where a signed-in caller changes something, in the handler's file. */
  writes: readonly number[]
}

/** `if (stranger) leave`, or a call that leaves by itself. */
type Guard =
  | { kind: 'refusal'; statement: ts.IfStatement }
  | { kind: 'call'; statement: ts.ExpressionStatement | ts.VariableStatement; call: ts.CallExpression }

/** A rewriting after which nobody is turned away any more. */
export interface TurningLaw {
  name: string
  /** Null where the guard cannot be broken in this way. */
  apply: (site: Site, choice: Choice) => Files | null
  fewest?: number
}

/** What stands around handlers, so that their own guards are the only ones. */
const AROUND = /(^|\/)(middleware|proxy|layout|template)\.[jt]sx?$/

/** Something that matters, that nobody needs to be known for, and that nothing else keeps anybody from. */
export const MATTERS =
  "void fetch('https://hooks.example.com/reached', { method: 'POST', body: 'somebody came' })"

/**
 * The sites of an app, its middleware and layouts taken away. Right behind each guard something is done that matters:
 * what follows in the fixture may well fail for a signed-out caller by itself, as `user.id` does.
 */
export function sitesOf(app: Pick<LawApp, 'name' | 'files'>): Site[] {
  const files = new Map([...app.files].filter(([file]) => !AROUND.test(file)))
  const sources = sourcesOf(files)
  return modelAndGuards(files).flatMap(({ endpoint, guard }) => {
    const source = sources.find(({ file }) => file === guard.file)
    const found = source && guardAt(source, guard.line)
    if (!found || !hasNeighbours(found.statement)) return []
    const marked = edited(files, new Map([[source, [insert(found.statement.end, `\n${MATTERS}\n`)]]]))
    const again = modelAndGuards(marked).find(each => each.endpoint.id === endpoint.id)
    const site =
      again?.guard.file === guard.file && again.guard.line === guard.line && siteAt(app.name, marked, again)
    return site ? [site] : []
  })
}

type Guarded = { model: Model; endpoint: EntryPoint; guard: { file: string; line: number } }

function modelAndGuards(files: Files): Guarded[] {
  const model = modelFor(files)
  return model.endpoints.flatMap(endpoint => {
    const { state, guard } = model.judge(endpoint).access
    return state === 'guarded' && guard ? [{ model, endpoint, guard }] : []
  })
}

function siteAt(fixture: string, files: Files, { model, endpoint, guard }: Guarded): Site | undefined {
  const sources = sourcesOf(files)
  const source = sources.find(({ file }) => file === guard.file)
  const own = sources.find(({ file }) => file === endpoint.file)
  const found = source && guardAt(source, guard.line)
  if (!own || !found) return undefined
  const judgement = model.judge(endpoint)
  const writes = judgement
    .as('signed-in')
    .effects.filter(({ kind, node }) => kind !== 'read' && node.getSourceFile().fileName === endpoint.file)
    .map(({ node }) => node.getStart())
  const handler = { source: own, body: bodyAt(own, endpoint.handler) }
  return { fixture, endpoint, files, source, guard: found, handler, way: judgement.access.evidence, writes }
}

/** May another statement follow? */
function hasNeighbours({ parent }: ts.Statement): boolean {
  return ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent)
}

/** The guard that begins on a line, or that an answer on this line belongs to. */
function guardAt({ tree }: Source, line: number): Guard | undefined {
  for (const node of nodesIn(tree)) {
    if (!ts.isStatement(node) || lineAt(tree, node) !== line) continue
    const above = ts.isBlock(node.parent) ? node.parent.parent : node.parent
    const statement = leavesOrCalls(node) && ts.isIfStatement(above) ? above : node
    if (ts.isIfStatement(statement) && isRefusal(statement)) return { kind: 'refusal', statement }
    const call = ts.isExpressionStatement(node) || ts.isVariableStatement(node) ? protects(node) : undefined
    if (call && (ts.isExpressionStatement(node) || ts.isVariableStatement(node)))
      return { kind: 'call', statement: node, call }
  }
  return undefined
}

function lineAt(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart()).line + 1
}

function leavesOrCalls(node: ts.Statement): boolean {
  return ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isExpressionStatement(node)
}

/** No else, and its last word is a return, a throw or a call. */
function isRefusal({ thenStatement, elseStatement, expression }: ts.IfStatement): boolean {
  const last = lastOf(thenStatement)
  const waits = [...nodesIn(expression)].some(ts.isAwaitExpression) || ts.isAwaitExpression(expression)
  return (
    !elseStatement && last !== undefined && leavesOrCalls(last) && (!waits || !callsProtect(thenStatement))
  )
}

export function lastOf(statement: ts.Statement): ts.Statement | undefined {
  return ts.isBlock(statement) ? statement.statements.at(-1) : statement
}

const isProtect = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === 'protect'

function callsProtect(node: ts.Node): boolean {
  return [...nodesIn(node)].some(isProtect)
}

function protects(statement: ts.Statement): ts.CallExpression | undefined {
  const calls = [...nodesIn(statement)].filter(isProtect)
  const [call, more] = calls
  const direct = call && !more && (ts.isAwaitExpression(call.parent) || ts.isExpressionStatement(call.parent))
  return direct ? call : undefined
}

/** The same function in the tree of our own: the model's tree is another of the same text. */
function bodyAt({ tree }: Source, handler: ts.Node): ts.Block | undefined {
  const same = [...nodesIn(tree)].find(
    node => node.kind === handler.kind && node.pos === handler.pos && node.end === handler.end,
  )
  const body = same && isFunction(same) ? same.body : undefined
  return body && ts.isBlock(body) ? body : undefined
}

/** The app with one of its files rewritten. */
export function rewritten({ files }: Site, source: Source, ...edits: readonly Edit[]): Files {
  return edited(files, new Map([[source, edits]]))
}
