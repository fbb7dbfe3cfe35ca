import type { Fix, TextEdit } from '../core/fix.ts'
import { printable } from './neutral.ts'
import { redact } from './redact.ts'
import { message, uriOf } from './sarif-place.ts'

/**
 * A fix as SARIF has it (section 3.55): the same edits that `harden` writes. A file to create is an insertion
 * into an empty one. Their text is code to be written and stays as it is; where a secret would leave with it,
 * or there is nothing to write, there is no fix.
 */
export function sarifFix({ title, edits, create }: Fix, text: (file: string) => string | undefined) {
  const written = [...edits, ...create].map(part => part.text)
  if (written.length === 0 || written.some(part => redact(part) !== part)) return undefined
  const files = [...new Set(edits.map(({ file }) => file))]
  return {
    description: message(printable(title)),
    artifactChanges: [
      ...files.map(file => ({
        artifactLocation: { uri: uriOf(printable(file)), uriBaseId: 'SRCROOT' },
        replacements: edits
          .filter(edit => edit.file === file)
          .map(edit => replacement(edit, text(file) ?? '')),
      })),
      ...create.map(({ file, text: content }) => ({
        artifactLocation: { uri: uriOf(printable(file)), uriBaseId: 'SRCROOT' },
        replacements: [
          {
            deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
            insertedContent: { text: content },
          },
        ],
      })),
    ],
  }
}

function replacement({ start, end, text: inserted }: TextEdit, text: string) {
  const from = placeAt(text, start)
  const to = placeAt(text, end)
  return {
    deletedRegion: {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    },
    insertedContent: { text: inserted },
  }
}

/** Line and column, both from 1, of an offset from 0; columns are UTF-16 code units. */
function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const lines = before.split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
