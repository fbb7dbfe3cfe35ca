/** What scripts and CI branch on. */
export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  findings: 1,
  /** The command line, the path or the configuration is wrong: the caller can mend it. */
  usage: 2,
  /** A run that assessed nothing is no clean run. */
  nothingAssessed: 3,
  /** The tool failed. */
  failed: 4,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The caller asked for something that cannot be; the message says what to do instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What was asked for may not be done as things stand: the message says why, and what the caller can do. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** There was nothing to assess; the message says why. */
export class NothingAssessed extends Error {
  override readonly name = 'NothingAssessed'
}

/** The exit code that an error thrown by a command stands for. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError || error instanceof Refused) return EXIT.usage
  if (error instanceof NothingAssessed) return EXIT.nothingAssessed
  return EXIT.failed
}
