import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync } from 'node:fs'
import { copyFile, cp, link, mkdir, readdir, readlink, symlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { z } from 'zod'

/** Folders of `node_modules` that tools write into while the app runs: a link would reach the user's own files. */
const WRITTEN_INTO = new Set(['.cache', '.prisma', '.vite'])

/** An installed `next`, as the app would start it. */
export interface InstalledNext {
  /** Absolute path of its command, in the folder that was asked about. */
  command: string
  version: string
}

const manifestSchema = z.object({
  version: z.string(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
})

/** The `next` that an app of this folder would start; undefined where none is installed. */
export function installedNext(app: string): InstalledNext | undefined {
  for (const folder of [app, ...above(app)]) {
    const home = join(folder, 'node_modules', 'next')
    const manifest = manifestAt(join(home, 'package.json'))
    if (manifest === undefined) continue
    const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.['next']
    return { command: join(home, bin ?? 'dist/bin/next'), version: manifest.version }
  }
  return undefined
}

/**
 * The folder that holds all `node_modules` which an app resolves its packages in: its own root, or one above where
 * a workspace keeps them.
 */
export function rootOfPackages(root: string, app: string): string {
  const holders = [app, ...above(app)].filter(folder => existsSync(join(folder, 'node_modules')))
  const outer = holders.filter(folder => !isInside(root, folder)).find(folder => holdsNext(folder))
  return outer === undefined || holders.some(folder => isInside(root, folder) && holdsNext(folder))
    ? root
    : outer
}

function holdsNext(folder: string): boolean {
  return existsSync(join(folder, 'node_modules', 'next', 'package.json'))
}

function manifestAt(file: string): z.infer<typeof manifestSchema> | undefined {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function above(folder: string): string[] {
  const up = dirname(folder)
  return up === folder ? [] : [up, ...above(up)]
}

function isInside(root: string, folder: string): boolean {
  return folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep)
}

/**
 * Gives the copy of a folder the packages of the original: hard links, since Turbopack refuses a `node_modules` that
 * points out of the app's root. Links inside are made again as they are.
 */
export async function linkPackages(from: string, to: string): Promise<void> {
  const source = realpathSync(from)
  // Both inside one folder (a test's): never link a folder into itself.
  if (isInside(source, to)) throw new Error(`${relative(source, to)} lies in the packages that it should get`)
  await linkFolder(source, to, source)
}

async function linkFolder(from: string, to: string, root: string): Promise<void> {
  await mkdir(to, { recursive: true })
  const entries = await readdir(from, { withFileTypes: true })
  const files = entries.filter(entry => entry.isFile())
  await Promise.all(files.map(({ name }) => linkFile(join(from, name), join(to, name))))
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else if (!entry.isDirectory()) continue
    else if (from === root && WRITTEN_INTO.has(entry.name)) {
      if (entry.name !== '.cache') await cp(source, target, { recursive: true, verbatimSymlinks: true })
    } else await linkFolder(source, target, root)
  }
}

async function linkFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch {
    // Another file system, or one without links.
    await copyFile(from, to)
  }
}

/** Folders with packages of their own in and below a folder, nearest first; packages inside packages are left to them. */
export function packageFolders(root: string, folders: readonly string[]): string[] {
  return ['', ...folders]
    .filter((dir, at, all) => all.indexOf(dir) === at)
    .filter(dir => {
      const stats = lstatSync(join(root, dir, 'node_modules'), { throwIfNoEntry: false })
      return stats !== undefined && readdirSync(join(root, dir, 'node_modules')).length > 0
    })
}
