import { deepOrigin } from '../deep-origin.ts'
import { elementOf, join } from '../join.ts'
import { BODY, INPUT, STORED } from '../origin.ts'
import { UNDEFINED, unknown, type Constant, type Value } from '../values.ts'

/** What is known of one option of many, for rules that ask what is set and not how it came to be. */
export interface Setting {
  /** Constants that it is seen to be; of a list, its items. An option that is left out is `undefined`. */
  values: readonly Constant['value'][]
  /** Is it a list? */
  list: boolean
  /** Is it an object of options in turn? */
  object: boolean
  /** Parts of the request that it is made of. */
  inputs: readonly string[]
  /** May it hold something else, which is not seen here? */
  open: boolean
  /** The options that it has in turn. */
  option: (name: string) => Setting
}

export function settingOf(value: Value): Setting {
  const options = value.kind === 'union' ? value.options : [value]
  const lists = options.filter(each => each.kind === 'array')
  const items = options.flatMap(each => (each.kind === 'array' ? itemsOf(each) : [each]))
  const values = items.flatMap(each => (each.kind === 'constant' ? [each.value] : []))
  return {
    values,
    list: lists.length > 0,
    object: options.some(each => each.kind === 'object'),
    inputs: [...new Set(options.flatMap(inputsOf))],
    open: items.some(each => each.kind !== 'constant' && each.kind !== 'object'),
    option: name => settingOf(optionIn(value, name)),
  }
}

function itemsOf(list: Extract<Value, { kind: 'array' }>): Value[] {
  const items = list.items?.map(cell => cell.value) ?? [elementOf(list), unknown()]
  return items.flatMap(item => (item.kind === 'union' ? item.options : [item]))
}

/** The option of that name: undefined where it is left out, unknown where the options are. */
export function optionIn(options: Value, name: string): Value {
  switch (options.kind) {
    case 'object':
      return options.cells.get(name)?.value ?? options.rest ?? UNDEFINED
    case 'union':
      return join(options.options.map(each => optionIn(each, name)))
    case 'constant':
      return UNDEFINED
    default:
      return unknown(options.origin)
  }
}

/** What is read from a store by what the caller sends is the store's. */
function inputsOf(value: Value): readonly string[] {
  const { marks, from } = deepOrigin(value)
  if ((marks & (INPUT | BODY)) === 0 || (marks & STORED) !== 0) return []
  return from?.inputs ?? ['request']
}
