import { printable } from '../report/neutral.ts'
import { UsageError } from './exit-codes.ts'
import type { Io } from './io.ts'

/**
 * Says on standard error, in one line, what went wrong. The stack of a failure of ours comes with
 * `--verbose` alone. Messages may quote the audited app, so they are made printable first.
 */
export function complain(error: unknown, verbose: boolean, io: Io): void {
  const message = error instanceof Error ? error.message : String(error)
  warn(message === '' ? 'failed without a message' : message, io)
  if (error instanceof UsageError) io.stderr.write('--help shows what there is.\n')
  else if (verbose && error instanceof Error && error.stack !== undefined)
    io.stderr.write(`${error.stack.split('\n').map(printable).join('\n')}\n`)
}

/** One line on standard error. */
export function warn(message: string, io: Pick<Io, 'stderr'>): void {
  io.stderr.write(`clerk-security: ${message.split('\n').map(printable).join('\n')}\n`)
}
