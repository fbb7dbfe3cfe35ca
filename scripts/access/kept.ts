import { deepOrigin } from './deep-origin.ts'
import type { Reached } from './judgement.ts'
import { BODY, INPUT, STORED } from './origin.ts'
import type { Value } from './values.ts'

/**
 * A look-up before the refusal harms nobody where nothing of it is handed back: the handler read a row, asked whose it
 * is, and sent the caller away.
 */
export function keepsData({ effects, result, handedBack }: Reached): boolean {
  if (handedBack) return false
  if (effects.some(({ kind }) => kind !== 'read')) return false
  if (result === undefined) return true
  const options = result.kind === 'union' ? result.options : [result]
  return options.every(option => !handsBack(option))
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
export function answersPlainly({ result, handedBack }: Pick<Reached, 'result' | 'handedBack'>): boolean {
  return !handedBack && (result === undefined || isPlain(result, 0))
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
