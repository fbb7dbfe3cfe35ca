import { mix, PLAIN, SECRET, type Origin } from './origin.ts'
import type { Value } from './values.ts'

/** Deeper than this nobody nests what is handed over. */
const DEEPEST = 5

/** Marks of everything inside a literal handed over: `update({ where: { id: params.id } })`. */
export function deepOrigin(value: Value): Origin {
  return inside(value, 0, new Map())
}

/** How many values are gone through to tell it. */
export function deepSize(value: Value, depth = 0, seen = new Set<Value>()): number {
  if ((value.kind !== 'object' && value.kind !== 'array') || depth > DEEPEST || seen.has(value)) return 1
  seen.add(value)
  let size = 1
  const cells = value.kind === 'object' ? value.cells.values() : (value.items ?? [value.element])
  for (const cell of cells) size += deepSize(cell.value, depth + 1, seen)
  return size
}

/** Yes or no: whether a secret is set, as health checks tell, is not the secret. */
function isAnswer(value: Value): boolean {
  return value.kind === 'constant' && typeof value.value === 'boolean'
}

function notSecret({ origin }: Value): Origin {
  return { ...origin, marks: origin.marks & ~SECRET }
}

/** @param seen how deep each value was met at the least: one that stands in many places is gone through once */
function inside(value: Value, depth: number, seen: Map<Value, number>): Origin {
  if (value.kind === 'function' || value.kind === 'native') return PLAIN
  // What an answer may be besides (`'' && secret`) counts as it is.
  if (value.kind === 'union')
    return value.options.reduce(
      (all, option) => mix(all, inside(option, depth, seen)),
      value.options.some(isAnswer) ? notSecret(value) : value.origin,
    )
  let origin = isAnswer(value) ? notSecret(value) : value.origin
  if (depth > DEEPEST || (seen.get(value) ?? Infinity) <= depth) return origin
  if (value.kind === 'object') {
    seen.set(value, depth)
    if (value.rest) origin = mix(origin, { ...value.rest.origin, cause: null })
    for (const cell of value.cells.values()) origin = mix(origin, inside(cell.value, depth + 1, seen))
  } else if (value.kind === 'array') {
    seen.set(value, depth)
    for (const cell of value.items ?? [value.element])
      origin = mix(origin, inside(cell.value, depth + 1, seen))
  }
  return origin
}
