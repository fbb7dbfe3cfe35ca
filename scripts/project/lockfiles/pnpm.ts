import { escaped, lineAt, relativeDir, type Copy, type LockReader } from './copies.ts'

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
  const start = /^importers:[ \t\r]*$/m.exec(text)
  if (!start) return folder === '.' ? text.slice(0, /^packages:/m.exec(text)?.index) : undefined
  const rest = text.slice(start.index + start[0].length)
  const section = rest.slice(0, /^\S/m.exec(rest)?.index ?? rest.length)
  const head = new RegExp(`^  ['"]?${escaped(folder)}['"]?:[ \\t\\r]*$`, 'm').exec(section)
  if (!head) return undefined
  const own = section.slice(head.index + head[0].length)
  return own.slice(0, /^ {2}\S/m.exec(own)?.index ?? own.length)
}

const GROUP = /^(?:dependencies|devDependencies|optionalDependencies)$/

/**
 * In `dependencies:` and its siblings, `next:` with a `version:` below it (6 and later) or `next: 13.4.10_abc` (5).
 * The ranges under `specifiers:` look alike; links to workspaces and other protocols are no versions.
 */
function directVersion(section: string, name: string): string | undefined {
  let group = { name: '', depth: -1 }
  let inside = -1
  for (const line of section.split(/\r?\n/)) {
    const [, indent = '', quoted = '', value = ''] =
      /^( *)([^\s:][^:]*|'[^']*'|"[^"]*"):[ \t\r]*(.*)$/.exec(line) ?? []
    if (quoted === '') continue
    const depth = indent.length
    const key = unquoted(quoted)
    if (depth <= inside) inside = -1
    if (inside !== -1 && key === 'version') return versionIn(value)
    if (value.trim() === '' && (depth === 0 || depth === 4) && GROUP.test(key)) group = { name: key, depth }
    else if (depth <= group.depth) group = { name: '', depth: -1 }
    else if (group.name !== '' && key === name && depth === group.depth + 2) {
      if (value.trim() !== '') return versionIn(value)
      inside = depth
    }
  }
  return undefined
}

function unquoted(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, '$2')
}

/** `14.2.3(react@18)`, `13.4.10_react@18`, and for an alias `next@14.2.3` or `/next/13.4.10`. */
function versionIn(value: string): string | undefined {
  return /^['"]?(?:\/?(?:@[^@/]+\/)?[^@/\d][^@/:]*[@/])?(\d+\.[^\s'"(_]*)/.exec(value)?.[1]
}

/** `/next@14.2.3(react@18)`, `next@14.2.3:`, `/next/13.4.10_react@18` under `packages:`; `overrides:` look alike. */
function copiesOf(text: string, name: string): Copy[] {
  const start = text.search(/^packages:/m)
  if (start === -1) return []
  const pattern = new RegExp(`^ {2}['"]?/?${escaped(name)}[@/](\\d[^\\s:'"(_]*)`, 'gm')
  const found = new Map<string, Copy>()
  for (const match of text.slice(start).matchAll(pattern)) {
    const version = match[1]
    if (version !== undefined && !found.has(version))
      found.set(version, { name, version, line: lineAt(text, start + match.index) })
  }
  return [...found.values()]
}
