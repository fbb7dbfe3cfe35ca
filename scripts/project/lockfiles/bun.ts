import { lineAt, type Copy, type LockReader } from './copies.ts'
import { escaped } from './copies.ts'

/** The text lock of Bun: `"next": ["next@15.3.2", …]`, nested copies under `"a/next"` (https://bun.com/docs/install/lockfile). */
export const readBun: LockReader = (file, _dir, text) => ({
  file,
  version: name => copiesOf(text, name)[0]?.version,
  copies: name => copiesOf(text, name),
})

function copiesOf(text: string, name: string): Copy[] {
  const pattern = new RegExp(`^\\s*"(?:[^"\\n]*/)?${escaped(name)}":\\s*\\["${escaped(name)}@([^"]+)"`, 'gm')
  return [...text.matchAll(pattern)].flatMap(match =>
    match[1] === undefined || match[1].startsWith('workspace:')
      ? []
      : [{ name, version: match[1], line: lineAt(text, match.index) }],
  )
}
