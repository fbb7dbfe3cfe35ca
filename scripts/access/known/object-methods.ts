import { setMember } from '../assume.ts'
import { columnsIn, isRow } from '../documents.ts'
import { elementOf, join } from '../join.ts'
import { mix, PLAIN } from '../origin.ts'
import {
  array,
  arrayOf,
  constant,
  native,
  object,
  UNDEFINED,
  type NativeCall,
  type Value,
  data,
  unknown,
} from '../values.ts'

/** `Object` with its own functions; called itself it gives what it is given. */
export const OBJECT = native('Object', ({ args }) => data(args[0]?.origin), {
  keys: native('Object.keys', ({ args }) => arrayOf(data(args[0]?.origin))),
  values: native('Object.values', ({ args }) => valuesOf(args[0] ?? UNDEFINED)),
  entries: native('Object.entries', ({ args }) => entriesOf(args[0] ?? UNDEFINED)),
  fromEntries: native('Object.fromEntries', ({ args }) => fromEntries(args[0] ?? UNDEFINED)),
  assign: native('Object.assign', assign),
  freeze: native('Object.freeze', ({ args }) => args[0] ?? UNDEFINED),
})

/** `Object.assign(target, …sources)`: later names win; what is not known may hold any name. */
function assign({ run, args }: NativeCall): Value {
  const [target = UNDEFINED, ...sources] = args
  if (target.kind === 'external' && isRow(target))
    return { ...target, made: [...target.made, ...columnsIn(sources)] }
  for (const source of sources) {
    if (target.kind !== 'object') return data(target.origin)
    if (source.kind === 'object') {
      for (const [name, cell] of source.cells) setMember(run, target, name, cell.value)
    } else if (source.kind !== 'constant') {
      for (const cell of target.cells.values()) run.assign(cell, join([cell.value, unknown(source.origin)]))
      target.rest = unknown(mix(target.rest?.origin ?? PLAIN, source.origin))
    }
  }
  return target
}

function entriesOf(value: Value): Value {
  if (value.kind !== 'object' || value.rest)
    return arrayOf(array([data(value.origin), elementOf(valuesOf(value))]))
  return array([...value.cells].map(([name, cell]) => array([constant(name), cell.value])))
}

/** Entries that are known make an object that is known: factories of services are written with them. */
function fromEntries(value: Value): Value {
  const entries: Record<string, Value> = {}
  for (const cell of value.kind === 'array' ? (value.items ?? []) : []) {
    const [key, held] = cell.value.kind === 'array' ? (cell.value.items ?? []) : []
    if (key?.value.kind === 'constant' && held) entries[String(key.value.value)] = held.value
  }
  const exact = value.kind === 'array' && value.items?.length === Object.keys(entries).length
  return object(entries, exact ? null : unknown(elementOf(value).origin))
}

function valuesOf(value: Value): Value {
  if (value.kind !== 'object') return arrayOf(data(value.origin))
  return value.rest ? arrayOf(data(value.origin)) : array([...value.cells.values()].map(cell => cell.value))
}
