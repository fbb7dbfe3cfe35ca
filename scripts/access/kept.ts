import { deepOrigin } from './deep-origin.ts'
import type { Reached } from './judgement.ts'
import { STORED } from './origin.ts'
import type { Value } from './values.ts'

/**
 * A look-up before the refusal harms nobody where nothing of it is handed back: the handler read a row, asked whose it
 * is, and sent the caller away.
 */
export function keepsData({ effects, result, handedBack }: Reached): boolean {
  return !effects.some(({ kind }) => kind !== 'read') && handsNothingBack({ result, handedBack })
}

/** Is nothing of what is stored in the answer, as far as it can be told? */
export function handsNothingBack({ result, handedBack }: Pick<Reached, 'result' | 'handedBack'>): boolean {
  if (handedBack) return false
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
