/** A span of one file of the audited app. */
export interface Place {
  /** POSIX path relative to the audited folder. */
  file: string
  /** Lines and columns count from 1; columns count UTF-16 code units. */
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** One step of a chain of proof: a place and what happens there. */
export interface Step {
  file: string
  line: number
  note: string
}

/** Something that could not be assessed, and why: it is said aloud and never counted as clean. */
export interface Unknown {
  what: string
  because: string
}

/** The whole of one line, for findings that speak of a file or a line rather than of an expression. */
export function linePlace(file: string, line: number, text = ''): Place {
  return { file, line, column: 1, endLine: line, endColumn: text.length + 1 }
}
