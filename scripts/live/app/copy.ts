import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { linkPackages, packageFolders, rootOfPackages } from './packages.ts'

/** The app to copy. */
export interface Original {
  /** Absolute folder of the project. */
  root: string
  /** POSIX paths relative to `root`, as git lists them: what is ignored (env files, builds, credentials) stays behind. */
  files: readonly string[]
  /** Folder of the app in the project, '' for its root. */
  dir: string
  /** Folders of the project that have a package.json. */
  packages: readonly string[]
}

/** `.env`, `.env.local`, `.env.production`: the copy runs with an environment of ours. */
const ENV_FILE = /(?:^|\/)\.env(?:\.[^/]*)?$/
const AT_ONCE = 64

/**
 * Copies a project into a folder, without its env files, and gives it the packages of the original.
 * @returns the absolute folder of the app in the copy
 */
export async function copyApp(original: Original, into: string): Promise<string> {
  const app = join(original.root, original.dir)
  const outer = rootOfPackages(original.root, app)
  const root = join(into, relative(outer, original.root))
  const files = original.files.filter(file => !ENV_FILE.test(file))
  for (let at = 0; at < files.length; at += AT_ONCE)
    await Promise.all(files.slice(at, at + AT_ONCE).map(file => copyOne(original.root, root, file)))
  for (const dir of packageFolders(original.root, original.packages))
    await linkPackages(join(original.root, dir, 'node_modules'), join(root, dir, 'node_modules'))
  if (outer !== original.root) await linkPackages(join(outer, 'node_modules'), join(into, 'node_modules'))
  return join(root, original.dir)
}

async function copyOne(from: string, to: string, file: string): Promise<void> {
  await mkdir(dirname(join(to, file)), { recursive: true })
  await copyFile(join(from, file), join(to, file))
}
