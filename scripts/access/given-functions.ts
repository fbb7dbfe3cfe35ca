import type { Value } from './values.ts'

/** Deeper than this nobody nests options. */
const NESTED = 4

/**
 * The functions that a call is given: as an argument, in a list, or as an option whose name says that it runs.
 * @param names of options that take one
 */
export function functionsIn(arg: Value, names: RegExp, depth = 0, seen = new Set<Value>()): Value[] {
  if (arg.kind === 'function') return [arg]
  if (depth > NESTED || seen.has(arg)) return []
  if (arg.kind === 'external') return [...arg.given]
  seen.add(arg)
  const inside = (value: Value) => functionsIn(value, names, depth + 1, seen)
  if (arg.kind === 'array') return (arg.items ?? []).flatMap(cell => inside(cell.value))
  if (arg.kind !== 'object') return []
  return [...arg.cells].flatMap(([name, cell]) => (names.test(name) ? inside(cell.value) : []))
}
