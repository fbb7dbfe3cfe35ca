import { mix, PLAIN, type Origin } from './origin.ts'
import type { Value } from './values.ts'

/** Marks of everything inside a literal handed over: `update({ where: { id: params.id } })`. */
export function deepOrigin(value: Value, depth = 0): Origin {
  if (value.kind === 'function' || value.kind === 'native') return PLAIN
  let origin = value.origin
  if (depth > 5) return origin
  if (value.kind === 'object') {
    if (value.rest) origin = mix(origin, { ...value.rest.origin, cause: null })
    for (const cell of value.cells.values()) origin = mix(origin, deepOrigin(cell.value, depth + 1))
  } else if (value.kind === 'array') {
    for (const cell of value.items ?? [value.element]) origin = mix(origin, deepOrigin(cell.value, depth + 1))
  }
  return origin
}
