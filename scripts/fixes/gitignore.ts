import ignore from 'ignore'
import type { Fix } from '../core/fix.ts'
import { named } from '../core/name.ts'

const COMMENT = '# Env files and keys stay out of git'
const EXAMPLE = '!.env.example'

/**
 * Appends what a .gitignore lacks, below a line of comment, in the file's own line ends. Where there is no
 * file it is created. What the file ignores already, by whatever pattern, is not added again.
 * @param gitignoreFile path relative to the app's root
 * @param current its text, undefined where it does not exist
 * @param entries patterns as the file takes them: `.env*.local`, `.clerk/`
 */
export function ignoreEntries(
  gitignoreFile: string,
  current: string | undefined,
  entries: readonly string[],
): Fix {
  const wanted = [...new Set(entries)].filter(entry => entry.trim() !== '')
  const written = wanted.filter(isPattern)
  const missing = written.filter(entry => !covers(current ?? '', entry))
  const eol = current?.includes('\r\n') === true ? '\r\n' : '\n'
  const block = [COMMENT, ...missing, ...(missing.some(hidesExample) ? [EXAMPLE] : [])]
  const text = block.map(line => line + eol).join('')
  return {
    title:
      missing.length === 0
        ? `${gitignoreFile} is complete`
        : `Add ${listed(missing.map(named))} to ${gitignoreFile}`,
    safety: 'safe',
    edits:
      current === undefined || missing.length === 0
        ? []
        : [
            {
              file: gitignoreFile,
              start: current.length,
              end: current.length,
              text: gapBefore(current, eol) + text,
            },
          ],
    create: current === undefined && missing.length > 0 ? [{ file: gitignoreFile, text }] : [],
    install: [],
    remains: wanted.length > written.length ? [ODD_NAME] : [],
  }
}

const ODD_NAME =
  'Rename the env file whose name begins with ! or #, or holds a control character: as a line of .gitignore it would mean something else.'

/** A file's name may hold a line break, and would smuggle in patterns of its own; behind ! it would take others out. */
function isPattern(entry: string): boolean {
  return !/\p{Cc}|^[!#]/u.test(entry)
}

/** Does the text ignore what the entry would: its shortest name, and one with something where the stars are? */
function covers(text: string, entry: string): boolean {
  const names = ['', '.x'].map(star => sample(entry, star))
  // A pattern that no sample stands for is looked up as it is written.
  const plain = !/[!#[\]?\\]|\*\*|\s$/.test(entry) && names.every(name => ignore.isPathValid(name))
  if (!plain) return text.split(/\r?\n/).includes(entry)
  const rules = ignore().add(text.replace(/^\uFEFF/, ''))
  return names.every(name => rules.ignores(name))
}

function sample(entry: string, star: string): string {
  const path = entry.replace(/^\//, '').replaceAll('*', star)
  return path.endsWith('/') ? `${path}x` : path
}

function hidesExample(entry: string): boolean {
  return ignore().add(entry).ignores('.env.example')
}

function gapBefore(text: string, eol: string): string {
  if (text === '' || text === '\uFEFF') return ''
  return text.endsWith('\n') ? eol : eol + eol
}

function listed(entries: readonly string[]): string {
  return entries.length < 2
    ? entries.join('')
    : `${entries.slice(0, -1).join(', ')} and ${entries.at(-1) ?? ''}`
}
