import { elementOf, join } from '../join.ts'
import { arrayMethod, perhaps } from './array-methods.ts'
import { PLAIN } from '../origin.ts'
import type { Cell } from '../state.ts'
import {
  array,
  arrayOf,
  constant,
  data,
  native,
  object,
  UNDEFINED,
  type Constant,
  type NativeCall,
  type ObjectValue,
  type Value,
} from '../values.ts'

/** `new Map(entries)`: what is put in comes out under any key, or nothing does; a map of known keys answers by them. */
export function keyed({ args: [entries] }: NativeCall): Value {
  const held: Cell = { value: entries ? valuesIn(entries) : UNDEFINED }
  const map = collection(held, 1)
  const known = entries && pairsIn(entries)
  if (!known) return map
  const keys = array(known.map(([key]) => key))
  untilChanged(map, {
    has: call => arrayMethod(keys, 'includes', call),
    keys: () => keys,
    get: ({ args: [key] }) =>
      key?.kind === 'constant'
        ? (known.find(([name]) => name.value === key.value)?.[1] ?? UNDEFINED)
        : undefined,
  })
  return map
}

/** Methods that answer as the items at hand do; what is put in or taken out later is not known by its key. */
function untilChanged(
  held: ObjectValue,
  answers: Readonly<Record<string, (call: NativeCall) => Value | undefined>>,
): void {
  const changed: Cell = { value: constant(false) }
  const isChanged = () => changed.value.kind !== 'constant' || changed.value.value === true
  const override = (name: string, answer: (call: NativeCall) => Value | undefined) => {
    const general = held.cells.get(name)?.value ?? UNDEFINED
    const call = (given: NativeCall) => answer(given) ?? given.run.interpreter.call(general, given)
    held.cells.set(name, { value: native(name, call) })
  }
  for (const [name, answer] of Object.entries(answers))
    override(name, call => (isChanged() ? undefined : answer(call)))
  for (const name of ['set', 'add', 'delete', 'clear'])
    override(name, ({ run }) => {
      run.assign(changed, constant(true))
      return undefined
    })
}

/** Entries of which every key is known. */
function pairsIn(entries: Value): [Constant, Value][] | undefined {
  const pairs = entries.kind === 'array' ? entries.items?.map(cell => cell.value) : undefined
  const known = pairs?.flatMap((pair): [Constant, Value][] => {
    const [key, held] = pair.kind === 'array' ? (pair.items ?? []) : []
    return key?.value.kind === 'constant' && held ? [[key.value, held.value]] : []
  })
  return known && known.length === pairs?.length ? known : undefined
}

/** `new Set(items)`. */
export function listed(items: Value | undefined): Value {
  const held: Cell = { value: items ? elementOf(items) : UNDEFINED }
  const set = collection(held, 0)
  // A set of known items answers as their list does.
  if (items?.kind === 'array' && items.items)
    untilChanged(set, { has: call => arrayMethod(items, 'includes', call) })
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
function collection(held: Cell, at: number): ObjectValue {
  const keep = native('set', ({ run, args }) => {
    run.assign(held, join([held.value, args[at] ?? UNDEFINED]))
    return self
  })
  const all = native('values', () => arrayOf(held.value))
  const self = object(
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
        if (fn) perhaps(fn, [held.value, data()], call)
        return UNDEFINED
      }),
      size: data(),
    },
    null,
    PLAIN,
  )
  return self
}
