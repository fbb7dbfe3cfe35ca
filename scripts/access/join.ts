import { mix, PLAIN, sameFrom, type Origin } from './origin.ts'
import { arrayOf, unknown, UNDEFINED, withOrigin, type Union, type Value } from './values.ts'

/** More options than this are no longer told apart. */
const WIDEST = 24

/** The value that is one or the other; `why` taints it where the choice itself was not followed. */
export function join(values: readonly Value[], why: Origin = PLAIN): Value {
  const options: Value[] = []
  for (const value of values) {
    for (const option of value.kind === 'union' ? value.options : [value]) {
      if (options.some(other => same(other, option))) continue
      const row = options.findIndex(other => isSameRow(other, option))
      const other = options[row]
      if (other && row !== -1) options[row] = withBoth(other, option)
      else if (options.length <= WIDEST) options.push(option)
    }
  }
  const only = options[0]
  if (!only) return UNDEFINED
  if (options.length === 1) return withOrigin(only, why)
  const origin = options.reduce((all, option) => mix(all, option.origin), why)
  if (options.length > WIDEST) return unknown(origin, commonTruth(options))
  return { kind: 'union', options, origin }
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a.kind === 'constant' && b.kind === 'constant') {
    return Object.is(a.value, b.value) && sameOrigin(a, b)
  }
  if (a.kind === 'unknown' && b.kind === 'unknown') {
    return a.truth === b.truth && sameOrigin(a, b) && a.origin.opaque === b.origin.opaque
  }
  return false
}

/** One row, on which either branch may have set more than the other. */
function isSameRow(a: Value, b: Value): boolean {
  return (
    a.kind === 'external' &&
    b.kind === 'external' &&
    a.trail === b.trail &&
    a.module === b.module &&
    a.origin === b.origin &&
    a.effect === b.effect &&
    a.settled === b.settled &&
    a.bound === b.bound
  )
}

function withBoth(a: Value, b: Value): Value {
  if (a.kind !== 'external' || b.kind !== 'external') return a
  const more = b.made.filter(column => !a.made.includes(column))
  return more.length === 0 ? a : { ...a, made: [...a.made, ...more] }
}

function sameOrigin(a: Value, b: Value): boolean {
  return a.origin.marks === b.origin.marks && sameFrom(a.origin.from, b.origin.from)
}

function commonTruth(options: readonly Value[]): boolean | null {
  const [first, ...rest] = options.map(truth)
  return first !== undefined && rest.every(other => other === first) ? first : null
}

/** Is it truthy? null: cannot tell. An un-awaited promise is an object, so it always is. */
export function truth(value: Value): boolean | null {
  switch (value.kind) {
    case 'constant':
      return Boolean(value.value)
    case 'unknown':
      return value.truth
    case 'union':
      return commonTruth(value.options)
    case 'external':
      return value.result ? null : true
    case 'object':
    case 'array':
    case 'function':
    case 'class':
    case 'native':
    case 'promise':
    case 'namespace':
    case 'element':
      return true
  }
}

/** Is it null or undefined? null: cannot tell. */
export function nullish(value: Value): boolean | null {
  switch (value.kind) {
    case 'constant':
      return value.value === null || value.value === undefined
    case 'unknown':
      return value.truth === true ? false : null
    case 'union': {
      const answers = new Set(value.options.map(nullish))
      const [first] = answers
      return answers.size === 1 && first !== undefined ? first : null
    }
    case 'external':
      return value.result ? null : false
    case 'object':
    case 'array':
    case 'function':
    case 'class':
    case 'native':
    case 'promise':
    case 'namespace':
    case 'element':
      return false
  }
}

/** What is left of a value once a test has told something of it; undefined where nothing can be left. */
export function narrow(
  value: Value,
  keep: (option: Value) => boolean | null,
  want: boolean,
): Value | undefined {
  if (value.kind === 'union') return narrowUnion(value, keep, want)
  return keep(value) === !want ? undefined : value
}

function narrowUnion(
  value: Union,
  keep: (option: Value) => boolean | null,
  want: boolean,
): Value | undefined {
  const left = value.options.filter(option => keep(option) !== !want)
  return left.length === 0 ? undefined : join(left)
}

/** The same value, known to be truthy or falsy from here on. */
export function assumeTruth(value: Value, want: boolean): Value {
  const left = narrow(value, truth, want) ?? value
  if (left.kind === 'union') return join(left.options.map(option => assumeTruth(option, want)))
  if (left.kind === 'unknown' && left.truth === null) return { ...left, truth: want }
  if (left.kind === 'external' && left.result && !want) return unknown(left.origin, false)
  return left
}

/** The items of anything that may be iterated, as one value. */
export function elementOf(value: Value): Value {
  switch (value.kind) {
    case 'array':
      return value.items ? join(value.items.map(cell => cell.value)) : value.element.value
    case 'union':
      return join(value.options.map(elementOf))
    case 'external':
      return { ...value, trail: [...value.trail, '[]'], result: true, settled: true }
    default:
      return unknown(value.origin)
  }
}

/** How much there is to go through in a value. */
export function sizeOf(value: Value): number {
  switch (value.kind) {
    case 'object':
      return value.cells.size
    case 'array':
      return value.items?.length ?? 1
    case 'union':
      return value.options.reduce((sum, option) => sum + (option.kind === 'union' ? 1 : sizeOf(option)), 0)
    default:
      return 1
  }
}

/** Arrays, unions of arrays and unknown lists as one array value. */
export function asArray(value: Value): Value {
  return value.kind === 'array' ? value : arrayOf(elementOf(value), value.origin)
}
