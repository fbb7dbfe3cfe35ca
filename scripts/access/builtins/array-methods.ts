import { ts } from '../../project/typescript.ts'
import { equals, holdsCaller } from '../equality.ts'
import { elementOf, join, truth } from '../join.ts'
import { manyTimes } from '../later-rounds.ts'
import { mix } from '../origin.ts'
import {
  arrayOf,
  constant,
  UNDEFINED,
  array,
  type ArrayValue,
  type NativeCall,
  type Value,
  data,
} from '../values.ts'

/** Longer lists are treated as lists of unknown length. */
const EXACT = 40

/** These take a function as a value. */
const KEEPS = /^(push|unshift|includes|indexOf|concat|fill|splice|with)$/

/** These change the list itself: which items are where, and how many, is not known afterwards. */
const IN_PLACE = /^(pop|shift|splice|sort|reverse|fill|copyWithin)$/

function loosen(list: ArrayValue): void {
  if (!list.items) return
  list.element = { value: elementOf(list) }
  list.items = null
}

/** A method of an array. Where all items are known it is computed, else its callback runs once, or never. */
export function arrayMethod(target: Value, name: string, call: NativeCall): Value {
  if (target.kind !== 'array') return data(target.origin)
  if (IN_PLACE.test(name)) loosen(target)
  const [first] = call.args
  const exact = target.items && target.items.length <= EXACT ? target.items.map(cell => cell.value) : null
  if (first && callable(first) && !KEEPS.test(name)) {
    return exact ? exactCallback(target, exact, name, first, call) : oneCallback(target, name, first, call)
  }
  switch (name) {
    case 'push':
    case 'unshift':
      return put(target, name, call)
    case 'fill':
      return arrayOf(join([elementOf(target), first ?? UNDEFINED]), target.origin)
    case 'includes':
    case 'indexOf':
      if (exact && first) return includes(exact, first, call)
      return amongUnknown(target, name, call)
    case 'concat':
    case 'slice':
    case 'flat':
    case 'reverse':
    case 'sort':
    case 'splice':
      return name === 'concat' ? concat(target, exact, call.args) : arrayOf(elementOf(target), target.origin)
    case 'pop':
    case 'shift':
    case 'at':
      return join([elementOf(target), UNDEFINED])
    case 'join':
      return data(join([target, elementOf(target)]).origin)
    default:
      return data(target.origin)
  }
}

/** Known items are folded one by one: `middlewares.reduceRight((next, wrap) => wrap(next), handler)`. */
function fold(items: readonly Value[], fn: Value, call: NativeCall): Value {
  const [, start] = call.args
  const [first, ...others] = items
  let result = start ?? first ?? UNDEFINED
  for (const item of start ? items : others) result = invokeWith(fn, [result, item], call)
  return result
}

function callable(value: Value): boolean {
  return value.kind === 'function' || value.kind === 'native'
}

function invokeWith(fn: Value, args: readonly Value[], call: NativeCall): Value {
  return call.run.interpreter.call(fn, { ...call, args, self: null })
}

function exactCallback(
  target: ArrayValue,
  items: readonly Value[],
  name: string,
  fn: Value,
  call: NativeCall,
): Value {
  if (name === 'reduce' || name === 'reduceRight')
    return fold(name === 'reduce' ? items : items.toReversed(), fn, call)
  const results = items.map((item, index) => invokeWith(fn, [item, constant(index), target], call))
  const origin = results.map(result => result.origin).reduce(mix, target.origin)
  const truths = results.map(truth)
  switch (name) {
    case 'some':
      if (truths.includes(true)) return constant(true, origin)
      return truths.every(it => it === false) ? constant(false, origin) : data(origin)
    case 'every':
      if (truths.includes(false)) return constant(false, origin)
      return truths.every(it => it === true) ? constant(true, origin) : data(origin)
    case 'map':
      return array(results, target.origin)
    case 'flatMap':
      return arrayOf(join(results.map(elementOf)), target.origin)
    case 'find': {
      const certain = items.find((_, index) => truths[index] === true)
      if (certain && !truths.slice(0, items.indexOf(certain)).includes(null)) return certain
      return join([...items.filter((_, index) => truths[index] !== false), { ...UNDEFINED, origin }])
    }
    case 'filter':
      return truths.includes(null)
        ? arrayOf(join(items.filter((_, index) => truths[index] !== false)), target.origin)
        : array(
            items.filter((_, index) => truths[index] === true),
            origin,
          )
    case 'forEach':
      return UNDEFINED
    default:
      return data(origin)
  }
}

/** A list of unknown length: its callback runs, or the list was empty. */
function oneCallback(target: ArrayValue, name: string, fn: Value, call: NativeCall): Value {
  const element = elementOf(target)
  const args = name === 'reduce' ? [call.args[1] ?? element, element] : [element, data(), target]
  const result = manyTimes(call.run, fn, () => invokeWith(fn, args, call)) ?? UNDEFINED
  const same = ofEach(name, result)
  if (same) return same
  switch (name) {
    case 'map':
      return arrayOf(result, mix(target.origin, result.origin))
    case 'flatMap':
      return arrayOf(elementOf(result), target.origin)
    case 'filter':
    case 'sort':
    case 'toSorted':
      return target
    case 'find':
    case 'findLast':
      return join([element, UNDEFINED])
    case 'reduce':
      return join([call.args[1] ?? element, result])
    case 'forEach':
      return UNDEFINED
    default:
      return data(mix(target.origin, result.origin))
  }
}

/** What holds, or does not, for whatever item there may be: `members.some(each => each.userId === userId)`. */
function ofEach(name: string, result: Value): Value | undefined {
  const answer = truth(result)
  const { origin } = result
  if (answer === true && name === 'every') return constant(true, origin)
  if (answer !== false) return undefined
  switch (name) {
    case 'some':
      return constant(false, origin)
    case 'find':
    case 'findLast':
      return { ...UNDEFINED, origin }
    case 'findIndex':
    case 'findLastIndex':
      return constant(-1, origin)
    case 'filter':
      return array([], origin)
    default:
      return undefined
  }
}

function put(target: ArrayValue, name: 'push' | 'unshift', call: NativeCall): Value {
  const { run } = call
  for (const arg of call.args) run.assign(target.element, join([elementOf(target), arg]))
  target.items?.[name](...call.args.map(value => ({ value })))
  return data(target.origin)
}

/** `['admin', 'owner'].includes(user.role)` asks what `user.role === 'admin' || …` does. */
function includes(items: readonly Value[], wanted: Value, { run, site }: NativeCall): Value {
  const all = items.reduce((origin, item) => mix(origin, item.origin), wanted.origin)
  const here = { kind: 'session' as const, step: run.step(site, 'is looked for here') }
  const answers = items.map(item => equals(run.facts, wanted, item, here))
  const index = answers.findIndex(answer => truth(answer) !== false)
  const found = answers[index]
  const only = !ts.isCallExpression(site) || !/\bindexOf$/.test(site.expression.getText())
  if (found === undefined) {
    const cause = answers.find(answer => answer.origin.cause)?.origin.cause ?? all.cause
    return constant(only ? false : -1, { ...all, cause })
  }
  return truth(found) === true ? constant(only ? true : index, all) : data({ ...all, cause: null })
}

/** A list of unknown length: it may hold the value, unless it is somebody else's and the value is the caller's. */
function amongUnknown(target: ArrayValue, name: string, { run, site, args: [wanted] }: NativeCall): Value {
  if (!wanted) return data(target.origin)
  const element = elementOf(target)
  run.tie(element.origin.from, wanted.origin.from)
  const here = { kind: 'permission' as const, step: run.step(site, 'looks for the caller among them') }
  const held = name === 'includes' ? holdsCaller(run.facts, element, wanted, here) : undefined
  if (held) return held
  // What is in the list, if anything, is like `element`: a value that is not equal to it is in none.
  const answer = equals(run.facts, wanted, element, here)
  if (truth(answer) === false) return name === 'includes' ? answer : constant(-1, answer.origin)
  return data({ ...mix(target.origin, wanted.origin), cause: null })
}

function concat(target: ArrayValue, exact: readonly Value[] | null, args: readonly Value[]): Value {
  const lists = args.map(arg => (arg.kind === 'array' ? (arg.items?.map(cell => cell.value) ?? null) : [arg]))
  if (exact && lists.every(list => list !== null))
    return array([...exact, ...lists.flatMap(list => list ?? [])], target.origin)
  return arrayOf(join([elementOf(target), ...args.map(elementOf)]), target.origin)
}

/** Runs a callback that may or may not be run, for calls that take one. */
export function perhaps(fn: Value, args: readonly Value[], call: NativeCall): void {
  manyTimes(call.run, fn, () => invokeWith(fn, args, call))
}
