import { ts } from '../project/typescript.ts'
import { INPUT, marked } from './origin.ts'
import { FALLS } from './ends.ts'
import type { Frame, Run } from './run.ts'
import { Scope } from './state.ts'
import { block } from './statements.ts'
import { unknown } from './values.ts'

/**
 * The names that hold where a node stands, inside functions that a request has called: what they do before it is run,
 * and tells nothing of its own but that somebody is sent away there.
 * @param module the scope of the node's file
 * @throws {Leave} where this caller never comes as far as the node
 */
export function scopeAround(run: Run, node: ts.Node, module: Scope): Scope {
  return enclosing(node).reduce((scope, fn) => inside(run, fn, node, scope), module)
}

type Enclosing = ts.FunctionLikeDeclaration & { body: ts.Block }

/** Outermost first. */
function enclosing(node: ts.Node): readonly Enclosing[] {
  const found: Enclosing[] = []
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent)
    if (isEnclosing(at) && at.body.pos <= node.pos && node.end <= at.body.end) found.unshift(at)
  return found
}

function isEnclosing(node: ts.Node): node is Enclosing {
  return (
    (ts.isFunctionDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      ts.isArrowFunction(node) ||
      ts.isMethodDeclaration(node)) &&
    node.body !== undefined &&
    ts.isBlock(node.body)
  )
}

function inside(run: Run, fn: Enclosing, node: ts.Node, outer: Scope): Scope {
  const scope = new Scope(outer, outer.file, fn)
  for (const parameter of fn.parameters)
    run.interpreter.bind(run, parameter.name, unknown(marked(INPUT), true), scope)
  return before(run, fn, fn.body.statements, node, scope)
}

/** Runs the statements in front of the one that holds the node, and goes into that where it is a block itself. */
function before(
  run: Run,
  fn: Enclosing,
  statements: readonly ts.Statement[],
  node: ts.Node,
  scope: Scope,
): Scope {
  const index = statements.findIndex(each => each.pos <= node.pos && node.end <= each.end)
  const holder = statements[index]
  const frame: Frame = { node: fn, scope, given: '', handed: [], returns: [], changed: [] }
  run.frames.push(frame)
  run.quiet += 1
  let ends = FALLS
  try {
    ends = block(run, statements.slice(0, index), scope)
  } finally {
    run.quiet -= 1
    run.frames.pop()
  }
  if ((ends & FALLS) === 0 && holder !== undefined)
    run.leave(holder, 'is never come to', frame.returns.at(-1)?.value.origin.cause ?? undefined)
  const inner = holder === undefined ? undefined : blockAround(holder, node)
  return inner === undefined ? scope : before(run, fn, inner, node, new Scope(scope, scope.file))
}

/** The block of a `try` or an `if` that the node stands in. */
function blockAround(statement: ts.Node, node: ts.Node): readonly ts.Statement[] | undefined {
  if (ts.isBlock(statement)) return statement.statements
  if (ts.isFunctionLike(statement)) return undefined
  return ts.forEachChild(statement, each =>
    each.pos <= node.pos && node.end <= each.end ? blockAround(each, node) : undefined,
  )
}
