import { lineAt, type Copy, type LockReader } from './copies.ts'
import { escaped } from './copies.ts'

/** yarn.lock of Yarn 1 and of Berry: `"next@^14.0.0":` and below it `version "14.2.3"` or `version: 14.2.3`. */
export const readYarn: LockReader = (file, _dir, text) => ({
  file,
  version: (name, _app, range) => {
    const entries = entriesOf(text, name)
    const asked = range === null ? undefined : entries.find(({ head }) => names(head, name, range))
    const [only] = entries
    return asked?.version ?? (entries.length === 1 ? only?.version : undefined)
  },
  copies: name => entriesOf(text, name).map(({ version, line }): Copy => ({ name, version, line })),
})

function names(head: string, name: string, range: string): boolean {
  return head
    .replaceAll('"', '')
    .split(/,\s*/)
    .some(each => each === `${name}@${range}` || each === `${name}@npm:${range}`)
}

function entriesOf(text: string, name: string): { head: string; version: string; line: number }[] {
  const pattern = new RegExp(
    `^("?${escaped(name)}@[^\\n]*):\\s*\\n(?:[ \\t]+[^\\n]*\\n)*?[ \\t]+version:?[ \\t]+"?([^"\\s]+)`,
    'gm',
  )
  return [...text.matchAll(pattern)].map(match => ({
    head: match[1] ?? '',
    version: match[2] ?? '',
    line: lineAt(text, match.index),
  }))
}
