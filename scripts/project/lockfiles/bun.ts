import { escaped, lineAt, relativeDir, type Copy, type LockReader } from './copies.ts'

/**
 * The text lock of Bun: `"next": ["next@15.3.2", …]`, and copies of their own under the name of the package that
 * brings them, `"web/next"`, or another name altogether (https://bun.com/docs/install/lockfile).
 */
export const readBun: LockReader = (file, dir, text) => ({
  file,
  version: (name, app) => {
    const owner = workspaceName(text, relativeDir(app, dir))
    const found = copiesOf(text, name)
    const own = owner === undefined ? undefined : found.find(({ key }) => key === `${owner}/${name}`)
    return (own ?? found.find(({ key }) => key === name))?.version
  },
  copies: name => copiesOf(text, name).map(({ version, line }): Copy => ({ name, version, line })),
})

function copiesOf(text: string, name: string): { key: string; version: string; line: number }[] {
  const pattern = new RegExp(`^[ \\t]*"([^"\\n]+)":[ \\t]*\\["${escaped(name)}@(\\d[^"]*)"`, 'gm')
  return [...text.matchAll(pattern)].map(match => ({
    key: match[1] ?? '',
    version: match[2] ?? '',
    line: lineAt(text, match.index),
  }))
}

/** `"apps/web": { "name": "web",` in `workspaces`. */
function workspaceName(text: string, folder: string): string | undefined {
  return new RegExp(`^[ \\t]*"${escaped(folder)}":\\s*\\{\\s*"name":\\s*"([^"]+)"`, 'm').exec(text)?.[1]
}
