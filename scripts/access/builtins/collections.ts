import { elementOf, join } from '../join.ts'
import { arrayMethod } from './array-methods.ts'
import { PLAIN } from '../origin.ts'
import type { Cell } from '../state.ts'
import { arrayOf, data, native, object, UNDEFINED, type NativeCall, type Value } from '../values.ts'

/** `new Map(entries)`: what is put in comes out under any key, or nothing does. */
export function keyed({ args }: NativeCall): Value {
  const held: Cell = { value: args[0] ? valuesIn(args[0]) : UNDEFINED }
  return collection(held, 1)
}

/** `new Set(items)`. */
export function listed(items: Value | undefined): Value {
  const held: Cell = { value: items ? elementOf(items) : UNDEFINED }
  const set = collection(held, 0)
  // A set of known items answers as their list does.
  if (items?.kind === 'array' && items.items && set.kind === 'object') {
    set.cells.set('has', { value: native('has', call => arrayMethod(items, 'includes', call)) })
  }
  return set
}

function valuesIn(entries: Value): Value {
  const entry = elementOf(entries)
  const pairs = entry.kind === 'union' ? entry.options : [entry]
  return join(
    pairs.map(pair =>
      pair.kind === 'array' ? (pair.items?.[1]?.value ?? pair.element.value) : data(pair.origin),
    ),
  )
}

/** `at` is the argument of `set` and `add` that is kept. */
function collection(held: Cell, at: number): Value {
  const keep = native('set', ({ run, args }) => {
    run.assign(held, join([held.value, args[at] ?? UNDEFINED]))
    return self
  })
  const all = native('values', () => arrayOf(held.value))
  const self: Value = object(
    {
      get: native('get', () => join([held.value, UNDEFINED])),
      set: keep,
      add: keep,
      has: native('has', ({ args }) => data(args[0]?.origin)),
      delete: native('delete', () => data()),
      clear: native('clear', () => UNDEFINED),
      values: all,
      keys: native('keys', () => arrayOf(data())),
      entries: all,
      forEach: native('forEach', call => {
        const [fn] = call.args
        if (fn) call.run.interpreter.call(fn, { ...call, args: [held.value, data()], self: null })
        return UNDEFINED
      }),
      size: data(),
    },
    null,
    PLAIN,
  )
  return self
}
