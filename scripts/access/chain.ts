import { nodesIn } from '../endpoints/tree.ts'
import { ts } from '../project/typescript.ts'
import { markChecked } from './checked.ts'
import { harmlessPackage, isRouter } from './effects/packages.ts'
import { forkValues } from './fork.ts'
import { settle } from './builtins/promise.ts'
import { join } from './join.ts'
import type { Run } from './run.ts'
import { BODY, INPUT, marked, PARSED, PLAIN, sent } from './origin.ts'
import {
  native,
  object,
  resolved,
  UNDEFINED,
  unknown,
  withOrigin,
  type External,
  type FunctionValue,
  type NativeCall,
  type Value,
} from './values.ts'

/**
 * Runs what was handed to a builder or wrapper of a package, in order: tRPC procedures, safe-action and zsa
 * clients, UploadThing, `withAxiom(handler)`. A function that takes `next` goes on only where it calls it;
 * one that does not hands what it returns on as context.
 */
export function runChain(callee: External, call: NativeCall): Value {
  const { run } = call
  const functions = callee.given.filter(each => each.kind === 'function')
  if (!harmlessPackage(callee.module)) {
    const opaque = run.opaque(
      call.site,
      `${callee.trail.filter(name => name !== '()').join('.')} of ${callee.module}, which wraps this`,
    )
    if (!run.doubts.includes(opaque)) run.doubts = [...run.doubts, opaque]
  }
  const schema = callee.trail.some(name => SCHEMA.test(name)) ? PARSED : 0
  const given = call.args[0] ?? unknown(sent(BODY, 'input'))
  if (schema !== 0) markChecked(run, given)
  const input = schema === 0 ? given : withOrigin(given, marked(schema))
  return resolved(
    step(run, functions, 0, {
      router: isRouter(callee.module),
      input,
      context: madeContext(callee, call),
      // Version 6 hands the context over beside the input.
      pair: callee.module === 'next-safe-action',
      call,
    }),
  )
}

/** Steps that are given the schema of the input; what does not fit it never arrives. */
const SCHEMA = /^(input|schema|inputSchema|bindArgsSchemas|validator)$/
/** The context that is at hand, or what makes one for each call. */
function madeContext(callee: External, call: NativeCall): Value {
  const { context } = callee
  if (context?.kind !== 'function' && context?.kind !== 'native') return context ?? firstContext(callee, call)
  const { run, site } = call
  const args = [unknown(marked(INPUT), true)]
  return settle(run, run.interpreter.call(context, { run, args, self: null, site, constructed: false }), site)
}

/** tRPC's context is made by the dispatcher; where that was not found it is not known. Other builders begin with none. */
function firstContext(callee: External, call: NativeCall): Value {
  if (!callee.module.startsWith('@trpc/')) return object({}, null)
  const opaque = call.run.opaque(call.site, 'the context that the tRPC dispatcher makes')
  return unknown({ ...PLAIN, opaque }, true)
}

interface Chain {
  /** Handlers of a router: one of them answers, each after the middlewares before it. */
  router: boolean
  input: Value
  context: Value
  /** Does a function get its input and the context as two arguments? */
  pair: boolean
  call: NativeCall
}

function step(run: Run, functions: readonly Value[], index: number, chain: Chain): Value {
  const fn = functions[index]
  if (fn?.kind !== 'function') return UNDEFINED
  if (chain.router && !takesNext(fn)) {
    forkValues(run, PLAIN, [
      () => UNDEFINED,
      () => settle(run, callWith(run, fn, chain, null), chain.call.site),
    ])
    return step(run, functions, index + 1, chain)
  }
  const last = index === functions.length - 1
  if (last) return settle(run, callWith(run, fn, chain, null), chain.call.site)
  if (takesNext(fn)) {
    const next = native('next', inner => {
      const context = nextContext(run, chain.context, inner.args[0], inner)
      return resolved(step(run, functions, index + 1, { ...chain, context }))
    })
    return settle(run, callWith(run, fn, chain, next), chain.call.site)
  }
  const given = settle(run, callWith(run, fn, chain, null), chain.call.site)
  const context = given.kind === 'object' ? merged(chain.context, given) : chain.context
  return step(run, functions, index + 1, { ...chain, context })
}

/** `next({ ctx: { user } })` adds to the context of what follows. */
function nextContext(run: Run, context: Value, options: Value | undefined, call: NativeCall): Value {
  if (options?.kind !== 'object') return context
  const own = options.cells.get('ctx') ?? options.cells.get('context')
  if (own) return merged(context, own.value)
  return call.args.length > 0 && !options.cells.has('input') ? merged(context, options) : context
}

function merged(context: Value, more: Value): Value {
  if (more.kind !== 'object') return join([context, more])
  if (context.kind !== 'object') return { ...more, rest: more.rest ?? withOrigin(unknown(), context.origin) }
  return {
    ...more,
    cells: new Map([...context.cells, ...more.cells]),
    rest: more.rest ?? context.rest,
  }
}

function callWith(run: Run, fn: FunctionValue, chain: Chain, next: Value | null): Value {
  const { input, context, call } = chain
  const first = object(
    {
      ctx: context,
      context,
      metadata: context,
      input,
      parsedInput: input,
      clientInput: input,
      rawInput: input,
      ...(next ? { next } : {}),
    },
    unknown(marked(INPUT)),
  )
  // A wrapped handler gets what it would get unwrapped; a builder's function gets one object of parts.
  const wrapped = !destructuresParts(fn) && fn.node.parameters.length > 0 && call.args.length > 0
  const rest = next && fn.node.parameters.length > 1 ? [next] : [context]
  const given = chain.pair ? [input, context] : [...call.args, context]
  const args = wrapped && !next ? given : [first, ...rest]
  return run.interpreter.call(fn, { ...call, args, self: null, constructed: false })
}

const PARTS = /^(ctx|context|input|parsedInput|clientInput|rawInput|next|metadata|type|path|opts)$/
/** Parts that nothing else has: requests and elements have types and paths too. */
const OWN_PARTS = /^(ctx|parsedInput|clientInput|rawInput|next)$/

/** Does its first parameter take the parts that a builder hands over? */
function destructuresParts(fn: FunctionValue): boolean {
  const [first] = fn.node.parameters
  if (!first) return false
  if (ts.isIdentifier(first.name))
    return /^(opts|options|props|args)$/.test(first.name.text) || readsMember(fn, first.name.text, OWN_PARTS)
  return namesMember(first.name, PARTS)
}

/** By its name, by its place where it is called, or as a part of the first parameter. */
function takesNext(fn: FunctionValue): boolean {
  const { parameters } = fn.node
  return parameters.some(({ name }, index) => {
    if (!ts.isIdentifier(name)) return namesMember(name, NEXT)
    if (name.text === 'next') return true
    if (index === 0) return readsMember(fn, name.text, NEXT)
    return index === parameters.length - 1 && calls(fn, name.text)
  })
}

const NEXT = /^next$/

function namesMember(pattern: ts.BindingPattern, member: RegExp): boolean {
  return pattern.elements.some(
    element => ts.isBindingElement(element) && member.test((element.propertyName ?? element.name).getText()),
  )
}

/** `opts.next()` or `const { next } = opts`, whatever the parameter is called. */
function readsMember(fn: FunctionValue, parameter: string, member: RegExp): boolean {
  const isIt = (node: ts.Node | undefined) => node && ts.isIdentifier(node) && node.text === parameter
  return [...nodesIn(fn.node)].some(node => {
    if (ts.isPropertyAccessExpression(node)) return isIt(node.expression) && member.test(node.name.text)
    if (ts.isElementAccessExpression(node))
      return (
        isIt(node.expression) &&
        ts.isStringLiteralLike(node.argumentExpression) &&
        member.test(node.argumentExpression.text)
      )
    if (!ts.isVariableDeclaration(node) || ts.isIdentifier(node.name)) return false
    return isIt(node.initializer) && namesMember(node.name, member)
  })
}

function calls(fn: FunctionValue, parameter: string): boolean {
  return [...nodesIn(fn.node)].some(
    node =>
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === parameter,
  )
}
