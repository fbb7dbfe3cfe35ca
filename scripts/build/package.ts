import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import { z } from 'zod'
import { bundle } from './bundle.ts'
import { ROOT, isStarted } from './root.ts'

/** `npm run package`: writes the zip and the .skill into dist/. */

const NAME = 'clerk-security-basics'
const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SKILL.md',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
]
const FOLDERS = ['images/', 'references/', 'scripts/', 'templates/']
const BUNDLE = 'scripts/clerk-security.cjs'
const LICENCES = 'scripts/clerk-security.licences.txt'
const UNIX = 3
const REGULAR_FILE = 0o100644

const manifestSchema = z.object({ version: z.string(), type: z.literal('module') })

/** Path inside the package to content, sorted by path. */
export type Contents = ReadonlyMap<string, Uint8Array>

/**
 * Everything that is shipped: what git lists of {@link FILES} and {@link FOLDERS}, the bundle and its licences.
 * @param root absolute folder of the repository
 * @param untracked whether files that git does not track yet count too; a release says no, and fails where
 *   there are some, since the bundle would hold code that the sources beside it lack
 * @throws when a file is missing, is a symlink, or SKILL.md is not there exactly once
 */
export async function collect(root: string, untracked: 'refused' | 'included'): Promise<Contents> {
  const stray = listed(root, ['--others', '--exclude-standard'])
  if (untracked === 'refused' && stray.length > 0)
    throw new Error(`not in git, so not in the package: add or remove ${stray.join(', ')}`)
  const paths = [...new Set([...listed(root, ['--cached']), ...stray])]
  const missing = FILES.filter(file => !paths.includes(file) || !existsSync(join(root, file)))
  if (missing.length > 0) throw new Error(`cannot package without ${missing.join(', ')}: write it first`)
  const skills = paths.filter(path => /(?:^|\/)SKILL\.md$/i.test(path))
  if (skills.length !== 1)
    throw new Error(`a package holds one SKILL.md, this one ${skills.length}: ${skills.join(', ')}`)
  const { version } = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const { code, licences } = await bundle(root, version)
  const generated = [
    [BUNDLE, Buffer.from(code)],
    [LICENCES, Buffer.from(licences)],
  ] as const
  const sources = paths.map(path => [path, readRegular(root, path)] as const)
  return new Map([...sources, ...generated].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Shipped paths that git names; dotfiles keep a folder or set up a tool, and stay behind. */
function listed(root: string, which: readonly string[]): string[] {
  const output = execFileSync('git', ['ls-files', '-z', ...which], { cwd: root, encoding: 'utf8' })
  const shipped = (path: string) => FILES.includes(path) || FOLDERS.some(folder => path.startsWith(folder))
  const hidden = (path: string) => path.split('/').some(part => part.startsWith('.'))
  return output.split('\0').filter(path => path !== '' && shipped(path) && !hidden(path))
}

function readRegular(root: string, path: string): Uint8Array {
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (stats === undefined)
    throw new Error(`git lists ${path}, but it is not there: restore it or remove it from git`)
  if (!stats.isFile()) throw new Error(`${path} is no regular file: a package holds no symlinks`)
  return readFileSync(join(root, path))
}

/**
 * The same contents yield the same bytes: names sorted, one time, one mode, one level of compression.
 * @param folder put before each path, '' or ending in a slash
 */
export function zip(contents: Contents, folder: string): Uint8Array {
  // The format holds local time: put together from local parts, it is the same bytes in every zone.
  const mtime = new Date(2000, 0, 1, 12)
  const entries: Zippable = {}
  for (const [path, bytes] of contents)
    entries[folder + path] = [bytes, { level: 9, mtime, os: UNIX, attrs: REGULAR_FILE << 16 }]
  return zipSync(entries)
}

/**
 * Writes both archives into `out`, and proves on the way that a second build yields the same bytes.
 * @returns absolute paths of the archives
 */
export async function packageInto(
  root: string,
  out: string,
  untracked: 'refused' | 'included',
): Promise<string[]> {
  const archives = await pack(root, untracked)
  const again = await pack(root, untracked)
  mkdirSync(out, { recursive: true })
  return archives.map(({ name, bytes }, index) => {
    if (Buffer.compare(bytes, again[index]?.bytes ?? Buffer.alloc(0)) !== 0)
      throw new Error(`two builds of ${name} differ: something depends on time or order`)
    const file = join(out, name)
    writeFileSync(file, bytes)
    return file
  })
}

async function pack(
  root: string,
  untracked: 'refused' | 'included',
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const contents = await collect(root, untracked)
  return [
    { name: `${NAME}.zip`, bytes: zip(contents, '') },
    { name: `${NAME}.skill`, bytes: zip(contents, `${NAME}/`) },
  ]
}

if (isStarted(import.meta.url)) {
  const root = fileURLToPath(ROOT)
  try {
    for (const file of await packageInto(root, join(root, 'dist'), 'refused'))
      process.stdout.write(`${file}  ${lstatSync(file).size} bytes\n`)
  } catch (error) {
    process.stderr.write(`package: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 4
  }
}
