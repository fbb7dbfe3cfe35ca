import { join, relative } from 'node:path'
import type { Io } from './io.ts'

/** How to call the program from the current folder, as help and the last line of a report print it. */
export function programName(io: Pick<Io, 'cwd' | 'self'>): string {
  const launcher = join(io.self, 'scripts', 'clerk-security.mjs')
  const short = relative(io.cwd, launcher)
  return `node ${shellWord(short.length < launcher.length ? short : launcher)}`
}

/** Quoted for a POSIX shell where it must be. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
