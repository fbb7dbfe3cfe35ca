import { ts } from '../project/typescript.ts'
import { asked, fieldOf, ofAny } from './asked.ts'
import { arrayMethod } from './builtins/array-methods.ts'
import { promiseMethod } from './builtins/promise.ts'
import { stringMethod } from './builtins/string-methods.ts'
import { construct, superMember } from './classes.ts'
import { deepSize } from './deep-origin.ts'
import { shown } from './effects/shown.ts'
import { callExternal } from './external.ts'
import { dataMethod } from './data-method.ts'
import { assignToDocument } from './documents.ts'
import { forkValues } from './fork.ts'
import { invoke } from './invoke.ts'
import { asArray, elementOf, narrow, nullish, sizeOf, truth } from './join.ts'
import { member } from './member.ts'
import { manyTimes } from './later-rounds.ts'
import { membership } from './membership.ts'
import type { Run } from './run.ts'
import { unwrap } from '../endpoints/tree.ts'
import type { Scope } from './state.ts'
import { BODY, INPUT, mix, PLAIN, type Opaque } from './origin.ts'
import { array, unknown, UNDEFINED, type NativeCall, type Unknown, type Value, has } from './values.ts'

/** A call expression: who is called, with what. */
export function callExpression(run: Run, node: ts.CallExpression, scope: Scope): Value {
  run.tick()
  const callee = unwrap(node.expression)
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return dynamicImport(run, node, scope)
  // The class above has been constructed; what is handed to it is made here: `super(db.row.create(…))`.
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return (argumentsOf(run, node.arguments, scope), UNDEFINED)
  if (ts.isPropertyAccessExpression(callee) && callee.expression.kind !== ts.SyntaxKind.SuperKeyword) {
    const target = run.interpreter.evaluate(run, callee.expression, scope)
    // `user?.emails.find(…)`: where there is no user nothing is called, and nothing fails.
    return ts.isOptionalChain(callee)
      ? whereThere(run, target, there => methodCall(run, node, callee, there, scope))
      : methodCall(run, node, callee, target, scope)
  }
  const target = calleeValue(run, callee, scope)
  if (ts.isOptionalChain(node) && nullish(target) === true) return { ...UNDEFINED, origin: target.origin }
  const args = argumentsOf(run, node.arguments, scope)
  return callValue(target, { run, args, self: null, site: node, constructed: false })
}

function methodCall(
  run: Run,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  target: Value,
  scope: Scope,
): Value {
  if (node.questionDotToken && nullish(target) !== true && target.kind !== 'external') {
    const method = member(run, target, callee.name.text, callee)
    if (nullish(method) === true) return { ...UNDEFINED, origin: method.origin }
  }
  const args = argumentsOf(run, node.arguments, scope)
  if (target.kind === 'native' && target.name === 'Object' && callee.name.text === 'assign')
    assignToDocument(run, node.arguments[0], args.slice(1), scope)
  return callMethod(target, callee.name.text, { run, args, self: target, site: node, constructed: false })
}

/** What hangs on `?.`: undefined where nothing is there, and both where something may be. */
function whereThere(run: Run, target: Value, body: (there: Value) => Value): Value {
  const nothing = { ...UNDEFINED, origin: target.origin }
  const there = narrow(target, nullish, false)
  if (!there) return nothing
  return target.kind === 'union' && target.options.some(option => nullish(option) === true)
    ? forkValues(run, target.origin, [() => nothing, () => body(there)])
    : body(target)
}

/** `super.name(…)` is the method of the class above, called on the same object. */
function calleeValue(run: Run, callee: ts.Expression, scope: Scope): Value {
  if (ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.SuperKeyword) {
    return superMember(run, scope, callee.name.text) ?? unknown()
  }
  return run.interpreter.evaluate(run, callee, scope)
}

function argumentsOf(run: Run, nodes: readonly ts.Expression[], scope: Scope): Value[] {
  const args: Value[] = []
  for (const node of nodes) {
    if (!ts.isSpreadElement(node)) {
      args.push(run.interpreter.evaluate(run, node, scope))
      continue
    }
    const list = run.interpreter.evaluate(run, node.expression, scope)
    if (list.kind === 'array' && list.items) for (const cell of list.items) args.push(cell.value)
    else args.push(unknown(list.origin))
  }
  // What is called may look through all that it is given.
  run.work(args.reduce((sum, arg) => sum + deepSize(arg), 0))
  return args
}

function dynamicImport(run: Run, node: ts.CallExpression, scope: Scope): Value {
  const [first] = argumentsOf(run, node.arguments, scope)
  const known = first?.kind === 'constant' && typeof first.value === 'string' ? first.value : undefined
  const value = known
    ? run.interpreter.importModule(known, scope.file)
    : unknown({ ...PLAIN, opaque: run.opaque(node, 'an import whose name is computed') })
  return { kind: 'promise', value, rejects: false, origin: value.origin }
}

/** Calls a value. */
export function callValue(callee: Value, call: NativeCall): Value {
  const { run, site } = call
  switch (callee.kind) {
    case 'function':
      return invoke(callee, call)
    case 'native':
      return callee.call(call)
    case 'external':
      return callExternal(callee, call)
    case 'class':
      return construct(callee, call)
    case 'union': {
      const able = callee.options.filter(option => option.kind !== 'constant')
      if (able.length === 0) return run.fail(site, 'calls what is no function', null)
      return forkValues(
        run,
        callee.origin,
        able.map(option => () => callValue(option, call)),
      )
    }
    case 'unknown':
      return callUnknown(callee, call)
    case 'constant':
      return run.fail(site, 'calls what is no function', callee.origin.cause)
    case 'promise':
    case 'object':
    case 'array':
    case 'namespace':
    case 'element':
      return unknown(callee.origin)
  }
}

/** Calls `target.name(...)`. */
function callMethod(target: Value, name: string, call: NativeCall): Value {
  const { run } = call
  run.work(sizeOf(target))
  switch (target.kind) {
    case 'array':
      return arrayMethod(target, name, call)
    case 'promise':
      return promiseMethod(target, name, call)
    case 'function':
      if (target.cells.has(name)) return callValue(member(run, target, name, call.site), call)
      return functionMethod(target, name, call)
    case 'native':
      if (target.members?.has(name)) return callValue(member(run, target, name, call.site), call)
      return functionMethod(target, name, call)
    case 'constant':
      if (typeof target.value === 'string') return stringMethod(target, name, call)
      return callValue(member(run, target, name, call.site), call)
    case 'union': {
      const able = target.options.filter(option => nullish(option) !== true)
      if (able.length < target.options.length) run.mayThrow()
      if (able.length === 0) return callValue(member(run, target, name, call.site), call)
      if (able.every(option => option.kind === 'array'))
        return arrayMethod(asArray({ ...target, options: able }), name, call)
      return forkValues(
        run,
        target.origin,
        able.map(option => () => callMethod(option, name, { ...call, self: option })),
      )
    }
    case 'external':
      return dataMethod(target, name, call) ?? callValue(member(run, target, name, call.site), call)
    case 'unknown':
      return callUnknown({ ...target, truth: null }, call, name)
    case 'object':
    case 'class':
    case 'namespace':
    case 'element':
      return callValue(member(run, target, name, call.site), call)
  }
}

function functionMethod(target: Value, name: string, call: NativeCall): Value {
  const [self, ...rest] = call.args
  if (name === 'call') return callValue(target, { ...call, self: self ?? null, args: rest })
  if (name === 'apply') {
    const list = rest[0] ?? array([])
    const taken = target.kind === 'function' ? target.node.parameters : []
    const items = list.kind === 'array' ? list.items : null
    const args = items ? items.map(cell => cell.value) : taken.map(() => elementOf(list))
    return callValue(target, { ...call, self: self ?? null, args })
  }
  if (name === 'bind') {
    return target.kind === 'function'
      ? { ...target, self: self ?? null, bound: [...target.bound, ...rest] }
      : target
  }
  return unknown(target.origin)
}

/** Names that only ever mean work on data at hand. */
const ON_DATA =
  /^(map|filter|find|forEach|some|every|reduce|sort|join|includes|slice|toString|trim|split|then|catch|finally|get|has|valid|keys|values|entries|json|text|toLowerCase|toUpperCase|replace|startsWith|endsWith|match|test|at|concat|flatMap)$/

const EACH = /^(map|filter|flatMap|reduce)$/

/** A call of something unknown: functions handed to it may run; what could not be followed may do anything. */
function callUnknown(callee: Unknown, call: NativeCall, name?: string): Value {
  const { run, args, site } = call
  // A list that the caller sends: what is made of its items is what is made of any.
  if (EACH.test(name ?? '') && args[0]?.kind === 'function' && has(callee, INPUT | BODY))
    return arrayMethod(asArray(callee), name ?? '', call)
  if (/^(some|every|find)$/.test(name ?? '') && args[0]?.kind === 'function')
    return ofAny(callee, call, name ?? '')
  const origin = args
    .map(arg => arg.origin)
    .reduce((all, each) => ({ ...mix(all, each), cause: all.cause }), callee.origin)
  for (const arg of args) {
    if (arg.kind === 'function') {
      const given = arg.node.parameters.map(() => unknown(callee.origin))
      manyTimes(run, arg, () => callValue(arg, { ...call, args: given, self: null }))
    }
  }
  if (name !== undefined && ON_DATA.test(name))
    return membership(callee, call, name) ?? unknown(fieldOf(asked(origin, name), name, args))
  const opaque = callee.origin.opaque ?? unexplained(callee, call, name)
  if (opaque) {
    const before = run.doubts
    run.work(before.length)
    if (!before.includes(opaque)) run.doubts = [...before, opaque]
    run.effect('call', opaque.what, site, origin.marks)
    run.doubts = before
  }
  return unknown(origin)
}

/** A value of which nothing is known at all is called: it may do anything. */
function unexplained(callee: Unknown, { run, site }: NativeCall, name: string | undefined): Opaque | null {
  if (callee.origin.marks !== 0 && name !== undefined) return null
  return run.opaque(site, shown(site))
}

/** `new X(...)`. */
export function newExpression(run: Run, node: ts.NewExpression, scope: Scope): Value {
  run.tick()
  const target = run.interpreter.evaluate(run, node.expression, scope)
  const args = argumentsOf(run, node.arguments ?? [], scope)
  const call: NativeCall = { run, args, self: null, site: node, constructed: true }
  if (target.kind === 'function') return unknown()
  if (target.kind === 'constant' && truth(target) === false) return unknown()
  return callValue(target, call)
}
