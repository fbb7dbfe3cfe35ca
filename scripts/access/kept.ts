import { deepOrigin } from './deep-origin.ts'
import type { Reached } from './judgement.ts'
import { BODY, INPUT, STORED } from './origin.ts'
import type { Cell } from './state.ts'
import type { Value } from './values.ts'

/** Deeper than this no answer is looked through. */
const LOOKED_THROUGH = 6

/** The value with everything that is in it now, whatever is changed or taken back later. */
export function asItIs(value: Value, depth = 0, seen = new Map<Value, Value>()): Value {
  const known = seen.get(value)
  if (known || depth > LOOKED_THROUGH) return known ?? value
  const copied = (cell: Cell) => ({ value: asItIs(cell.value, depth + 1, seen) })
  switch (value.kind) {
    case 'object': {
      const copy = { ...value, cells: new Map<string, Cell>() }
      seen.set(value, copy)
      for (const [name, cell] of value.cells) copy.cells.set(name, copied(cell))
      return copy
    }
    case 'array': {
      const copy = { ...value, items: value.items?.map(copied) ?? null, element: copied(value.element) }
      seen.set(value, copy)
      return copy
    }
    case 'union':
      return { ...value, options: value.options.map(option => asItIs(option, depth, seen)) }
    default:
      return value
  }
}

/**
 * A look-up before the refusal harms nobody where nothing of it is handed back: the handler read a row, asked whose it
 * is, and sent the caller away.
 */
export function keepsData({ effects, result, handedBack }: Reached): boolean {
  return !effects.some(({ kind }) => kind !== 'read') && !handsOut({ result, handedBack })
}

/** Is something of what is stored seen to be in the answer? */
export function handsOut({ result, handedBack }: Pick<Reached, 'result' | 'handedBack'>): boolean {
  if (handedBack) return true
  if (result === undefined) return false
  const options = result.kind === 'union' ? result.options : [result]
  return options.some(handsBack)
}

function handsBack(value: Value): boolean {
  // Next sends the redirect of getServerSideProps, and drops props that stand beside it.
  if (value.kind === 'object' && (value.cells.has('redirect') || value.cells.has('notFound'))) return false
  if ((value.kind === 'element' && value.origin.cause === null) || value.kind === 'promise') return true
  return (deepOrigin(value).marks & STORED) !== 0
}

/**
 * Does the answer say no more than whether it went well: written texts, a yes or no, what was sent? Whatever cannot be
 * told may be a part of what is stored.
 */
export function answersPlainly({ result, handedBack, effects }: Reached): boolean {
  // A copy, a mail or a cookie hands it on as well.
  const handsOn = effects.some(({ kind, marks }) => kind !== 'read' && (marks & STORED) !== 0)
  return !handedBack && !handsOn && (result === undefined || isPlain(result, 0))
}

/** More than this no answer nests that says how it went. */
const DEEPEST = 4

function isPlain(value: Value, depth: number): boolean {
  if (depth > DEEPEST || (value.origin.marks & STORED) !== 0) return false
  switch (value.kind) {
    case 'constant':
      return true
    case 'union': {
      // One of several words tells what the row says.
      const words = value.options.filter(each => each.kind === 'constant' && typeof each.value === 'string')
      return words.length < 2 && value.options.every(option => isPlain(option, depth))
    }
    case 'object':
      return !value.rest && [...value.cells.values()].every(cell => isPlain(cell.value, depth + 1))
    case 'array':
      return value.items?.every(cell => isPlain(cell.value, depth + 1)) === true
    case 'unknown':
      return value.origin.opaque === null && (value.origin.marks & (INPUT | BODY)) !== 0
    default:
      return false
  }
}
