/** What an app printed: the last of it, however much it prints. */
export interface Log {
  add: (chunk: Buffer) => void
  /** The last lines, oldest first. */
  last: (lines: number) => string[]
  /** Everything kept that was printed since a mark. */
  since: (mark: number) => string
  /** Where the log stands now. */
  mark: () => number
}

/** UTF-16 code units; a stack trace or two. */
const KEPT = 64 * 1024

/** A log that keeps its last {@link KEPT} characters. */
export function createLog(): Log {
  let text = ''
  let dropped = 0
  return {
    add: chunk => {
      text += chunk.toString('utf8')
      if (text.length <= KEPT) return
      dropped += text.length - KEPT
      text = text.slice(-KEPT)
    },
    last: lines =>
      text
        .split(/\r\n|\n|\r/)
        .map(line => line.trimEnd())
        .filter(line => line !== '')
        .slice(-lines),
    since: mark => text.slice(Math.max(0, mark - dropped)),
    mark: () => dropped + text.length,
  }
}
