import type { Io } from './io.ts'

/** What is shown while a command works, and taken away when it has ended. */
export interface Progress {
  say: (what: string) => void
  end: () => void
}

const ERASE_LINE = '\r\u001B[K'

/**
 * One line on standard error that is written over: for a person at a terminal, who waits. The work is done in one go, so
 * no clock can tell when a second is over; a line that is gone at the end disturbs nobody who did not wait. A program
 * that reads standard error sees nothing of it.
 */
export function progressOn({ stderr, env }: Partial<Pick<Io, 'stderr' | 'env'>>): Progress {
  if (stderr?.isTTY !== true || env?.['TERM'] === 'dumb' || env?.['CI'] !== undefined)
    return { say: () => undefined, end: () => undefined }
  return {
    say: what => stderr.write(`${ERASE_LINE}clerk-security: ${what} …`),
    end: () => stderr.write(ERASE_LINE),
  }
}
