import { hasErrors } from '../project/parsing.ts'
import { ts } from '../project/typescript.ts'
import { shown } from './effects/shown.ts'
import { forkValues } from './fork.ts'
import { join } from './join.ts'
import { letsOn } from './known/response.ts'
import { notesOwnLimit } from './rate-limits.ts'
import { FALLS } from './ends.ts'
import { DEEPEST, Leave, type Frame, type Run } from './run.ts'
import { Scope } from './state.ts'
import { mix, PLAIN, type Opaque } from './origin.ts'
import {
  unknown,
  UNDEFINED,
  withOrigin,
  arrayOf,
  array,
  type FunctionValue,
  type NativeCall,
  type Value,
} from './values.ts'

/** The same function inside itself more often than this is recursion whose further rounds tell nothing new. */
const ROUNDS = 2

/** Text is copied much faster than values are handled. */
const CHARACTERS = 64

/** Runs a function of the audited source and gives what it returns; an async one gives a promise. */
export function invoke(fn: FunctionValue, call: NativeCall): Value {
  const { run } = call
  run.tick()
  const { node } = fn
  const body = 'body' in node ? node.body : undefined
  if (!body) return unknown()
  const given = constantsOf(call.args)
  run.work(call.args.length + given.length / CHARACTERS)
  const handed = functionsOf(call.args)
  const same = (frame: Frame) =>
    frame.node === node &&
    frame.scope === fn.scope &&
    frame.given === given &&
    frame.handed.length === handed.length &&
    frame.handed.every((each, at) => each === handed[at])
  const rounds = run.frames.filter(same).length
  if (rounds >= ROUNDS || run.frames.length >= DEEPEST) {
    leftOut(fn, handed, call)
    return unknown({ ...PLAIN, opaque: run.opaque(call.site, `recursion into ${nameOf(node)}`) })
  }
  if (run.quiet === 0 && hasErrors(node.getSourceFile()))
    run.failures.push(run.opaque(node, 'a file that does not parse'))
  run.trace.push(run.step(call.site, `calls ${nameOf(node)}`))
  const before = run.effects.length
  try {
    if (isAsync(node)) return invokeAsync(fn, body, call)
    if (node.asteriskToken) return generator(() => activate(fn, body, call), run)
    return activate(fn, body, call)
  } finally {
    run.trace.pop()
    notesOwnLimit(run, node, before)
  }
}

/** What a call that is not followed any deeper would have run, and nothing has run before: it may do anything. */
function leftOut({ node }: FunctionValue, handed: readonly ts.Node[], { run, site }: NativeCall): void {
  if (handed.every(each => run.entered.has(each))) return
  const before = run.doubts
  run.doubts = [...before, run.opaque(site, `recursion into ${nameOf(node)}`)]
  run.effect('call', `what ${nameOf(node)} is given`, site, 0)
  run.doubts = before
}

function functionsOf(args: readonly Value[]): ts.Node[] {
  return args.flatMap(arg => (arg.kind === 'function' ? [arg.node] : []))
}

/** The known arguments: recursion that goes on with others (`chain(list, index + 1)`) has an end. */
function constantsOf(args: readonly Value[]): string {
  return args.map(arg => (arg.kind === 'constant' ? String(arg.value) : '')).join('\n')
}

/** A generator runs as far as somebody asks it to, so nothing in it stops the caller. */
function generator(body: () => Value, run: Run): Value {
  forkValues(run, PLAIN, [() => UNDEFINED, body])
  return arrayOf(unknown())
}

/** An async function never throws at its caller: what it throws waits in the promise. */
function invokeAsync(fn: FunctionValue, body: ts.ConciseBody, call: NativeCall): Value {
  const { run } = call
  const catcher = { thrown: false }
  run.catchers.push(catcher)
  try {
    const value = activate(fn, body, call)
    const settled = value.kind === 'promise' ? value : null
    return {
      kind: 'promise',
      value: settled ? settled.value : value,
      rejects: catcher.thrown || (settled?.rejects ?? false),
      origin: value.origin,
    }
  } catch (error) {
    if (!(error instanceof Leave)) throw error
    return { kind: 'promise', value: null, rejects: true, origin: PLAIN }
  } finally {
    run.catchers.pop()
  }
}

function activate(fn: FunctionValue, body: ts.ConciseBody, call: NativeCall): Value {
  const { run } = call
  const { node } = fn
  const scope = new Scope(fn.scope, fn.scope.file, node)
  const self = ts.isArrowFunction(node) ? null : (fn.self ?? call.self)
  if (self) scope.declare('this', self)
  else if (!ts.isArrowFunction(node)) scope.declare('this', UNDEFINED)
  const args = [...fn.bound, ...call.args]
  if (!ts.isArrowFunction(node)) scope.declare('arguments', array(args))
  bindParameters(run, node.parameters, args, scope)
  const frame: Frame = {
    node,
    scope: fn.scope,
    given: constantsOf(call.args),
    handed: functionsOf(call.args),
    returns: [],
    changed: [],
  }
  run.entered.add(node)
  const entry = run.doubts
  run.frames.push(frame)
  try {
    if (!ts.isBlock(body)) {
      const value = run.interpreter.evaluate(run, body, scope)
      // The answer of a handler without a block, as of one that returns it.
      if (run.frames.length === 1 && !letsOn(value))
        run.away(body, 'returns', run.causes.at(-1) ?? value.origin.cause)
      return value
    }
    if ((ending(run, body, scope, frame) & FALLS) !== 0) {
      frame.returns.push({ value: UNDEFINED, doubts: run.doubts })
    }
    return outcome(run, frame, entry)
  } finally {
    run.frames.pop()
  }
}

/** Where some way has come back already, what throws afterwards ends only the other ways. */
function ending(run: Run, body: ts.Block, scope: Scope, frame: Frame): number {
  try {
    return run.interpreter.execute(run, body, scope)
  } catch (error) {
    if (!(error instanceof Leave) || frame.returns.length === 0) throw error
    return 0
  }
}

function bindParameters(
  run: Run,
  parameters: ts.NodeArray<ts.ParameterDeclaration>,
  args: readonly Value[],
  scope: Scope,
): void {
  parameters.forEach((parameter, index) => {
    if (parameter.dotDotDotToken) {
      run.interpreter.bind(run, parameter.name, array(args.slice(index)), scope)
      return
    }
    let value = args[index] ?? UNDEFINED
    if (parameter.initializer && value.kind === 'constant' && value.value === undefined) {
      value = run.interpreter.evaluate(run, parameter.initializer, scope)
    } else if (parameter.initializer && value.kind === 'unknown' && value.truth === null) {
      // The caller may leave the argument out.
      value = join([value, run.interpreter.evaluate(run, parameter.initializer, scope)])
    }
    run.interpreter.bind(run, parameter.name, value, scope)
  })
}

/**
 * What the call gives, all ways of returning taken together. A way that was in doubt because of a test that
 * was not followed stays in doubt only if another way of that test never came back; else the caller can
 * still test the value, so the doubt moves into it.
 */
function outcome(run: Run, frame: Frame, entry: readonly Opaque[]): Value {
  if (frame.returns.length === 0) throw new Leave('never returns')
  // What a way changed before it came back may hold after the call.
  for (const changes of frame.changed) {
    for (const [cell, value] of changes) run.assign(cell, join([cell.value, value]))
  }
  const kept = frame.returns.map(({ doubts }) => doubts.filter(doubt => entry.includes(doubt) || doubt.cut))
  run.doubts = kept.reduce((least, doubts) => (doubts.length < least.length ? doubts : least))
  const values = frame.returns.map(({ value, doubts }) => {
    const moved = doubts.find(doubt => !entry.includes(doubt) && !doubt.cut)
    return moved && frame.returns.length > 1 ? withOrigin(value, { ...PLAIN, opaque: moved }) : value
  })
  const value = join(values)
  const origin = values.map(each => each.origin).reduce(mix)
  return origin.opaque && !value.origin.opaque
    ? withOrigin(value, { ...PLAIN, opaque: origin.opaque })
    : value
}

function isAsync(node: ts.FunctionLikeDeclaration): boolean {
  return ts.canHaveModifiers(node)
    ? (ts.getModifiers(node) ?? []).some(modifier => modifier.kind === ts.SyntaxKind.AsyncKeyword)
    : false
}

/** What a reader would call the function. */
function nameOf(node: ts.Node): string {
  if (ts.isFunctionLike(node) && node.name && ts.isIdentifier(node.name)) return node.name.text
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText()
  if (ts.isCallExpression(parent)) return `a function given to ${shown(parent)}`
  return 'a function'
}
