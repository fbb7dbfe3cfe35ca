import { escaped, lineAt, type Copy, type LockReader } from './copies.ts'

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

interface Entry {
  head: string
  version: string
  line: number
}

/** The entries of a package, those under another name (`alias@npm:next@14`) too. */
function entriesOf(text: string, name: string): Entry[] {
  const heads = text.matchAll(
    new RegExp(`^("?(?:[^\\s"]+@npm:)?${escaped(name)}@[^\\n]*):[ \\t\\r]*\\n`, 'gm'),
  )
  return [...heads].flatMap(match => {
    const version = versionAt(text, match.index + match[0].length)
    // What stands in the repository itself has no version of a registry.
    if (version === undefined || !/^\d/.test(version) || version === '0.0.0-use.local') return []
    return [{ head: match[1] ?? '', version, line: lineAt(text, match.index) }]
  })
}

/** The `version` among the indented lines that begin at an offset. */
function versionAt(text: string, from: number): string | undefined {
  for (let start = from; text[start] === ' ' || text[start] === '\t';) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end === -1 ? undefined : end)
    const version = /^[ \t]+version:?[ \t]+"?([^"\s]+)/.exec(line)?.[1]
    if (version !== undefined || end === -1) return version
    start = end + 1
  }
  return undefined
}
