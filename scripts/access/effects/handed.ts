import { deepOrigin } from '../deep-origin.ts'
import type { Effect } from '../effect.ts'
import { BODY, INPUT, STORED } from '../origin.ts'
import type { External, Value } from '../values.ts'
import { isMailer } from './packages.ts'

/** What a call that matters is handed, beside the columns of its query. */
export function handedTo(
  { module }: External,
  args: readonly Value[],
): Pick<Effect, 'module' | 'mails' | 'toItself' | 'handed'> {
  const mails = isMailer(module)
  const handed = args.every(arg => isEmpty(arg, 0)) ? 'nothing' : 'something'
  return { module, mails, toItself: mails && goesToItself(args), handed }
}

/** `create()`, `create({})`, `create({ data: {} })`. */
function isEmpty(value: Value, depth: number): boolean {
  if (value.kind !== 'object' || value.rest) return false
  return [...value.cells].every(([name, cell]) => depth === 0 && name === 'data' && isEmpty(cell.value, 1))
}

/** Every address in it is the app's own: neither sent by the caller nor looked up. */
function goesToItself([message]: readonly Value[]): boolean {
  if (message?.kind !== 'object' || message.rest) return false
  const addresses = ['to', 'cc', 'bcc'].flatMap(name => message.cells.get(name)?.value ?? [])
  return (
    message.cells.has('to') &&
    addresses.every(
      address => isKnown(address) && (deepOrigin(address).marks & (INPUT | BODY | STORED)) === 0,
    )
  )
}

/** What could not be followed may be anybody's. */
function isKnown(value: Value): boolean {
  return value.origin.opaque === null && (value.kind !== 'unknown' || value.origin.marks !== 0)
}
