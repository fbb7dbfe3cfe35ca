import { lineAt, relativeDir, type Copy, type LockReader, escaped } from './copies.ts'

/**
 * pnpm-lock.yaml, versions 5 to 9 (https://github.com/pnpm/spec/blob/master/lockfile/9.0.md). Read by lines: the
 * files run to megabytes, and what is asked of them stands in two fixed places.
 */
export const readPnpm: LockReader = (file, dir, text) => ({
  file,
  version: (name, app) => {
    const own = importerSection(text, relativeDir(app, dir) || '.')
    return own === undefined ? undefined : directVersion(own, name)
  },
  copies: name => copiesOf(text, name),
})

/** The part of `importers:` that belongs to one folder; in a lock without importers, the top level. */
function importerSection(text: string, folder: string): string | undefined {
  const start = /^importers:\s*$/m.exec(text)
  if (!start) return folder === '.' ? text : undefined
  const rest = text.slice(start.index + start[0].length)
  const section = rest.slice(0, /^\S/m.exec(rest)?.index ?? rest.length)
  const head = new RegExp(`^  ['"]?${escaped(folder)}['"]?:\\s*$`, 'm').exec(section)
  if (!head) return undefined
  const own = section.slice(head.index + head[0].length)
  return own.slice(0, /^ {2}\S/m.exec(own)?.index ?? own.length)
}

/** `next:` with a `version:` below it (6 and later), or `next: 13.4.10_abc` (5). */
function directVersion(section: string, name: string): string | undefined {
  const key = `['"]?${escaped(name)}['"]?`
  const block = new RegExp(`^ +${key}:\\s*\\n(?: +specifier:.*\\n)? +version: ['"]?([^\\s'"(_]+)`, 'm').exec(
    section,
  )
  const inline = new RegExp(`^ {2,6}${key}: ['"]?(\\d[^\\s'"(_]*)`, 'm').exec(section)
  return block?.[1] ?? inline?.[1]
}

/** `/next@14.2.3(react@18)`, `next@14.2.3:`, `/next/13.4.10_react@18`. */
function copiesOf(text: string, name: string): Copy[] {
  const pattern = new RegExp(`^ {2}['"]?/?${escaped(name)}[@/](\\d[^\\s:'"(_]*)`, 'gm')
  const found = new Map<string, Copy>()
  for (const match of text.matchAll(pattern)) {
    const version = match[1]
    if (version !== undefined && !found.has(version))
      found.set(version, { name, version, line: lineAt(text, match.index) })
  }
  return [...found.values()]
}
