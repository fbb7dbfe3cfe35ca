import { opendirSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { named } from '../core/name.ts'
import { findApps, type AppWithManifest } from './apps.ts'
import { builtFiles, type BuiltFile } from './built.ts'
import { findEnvFiles } from './env-files.ts'
import { openGit } from './git.ts'
import { listFiles } from './listing.ts'
import { fileParser } from './parsing.ts'
import { readHistory } from './history.ts'
import type { EnvFile, KeyInHistory, Project } from './project.ts'
import { fileReader } from './reading.ts'
import { resolver } from './resolving.ts'
import { pathsReader } from './tsconfig.ts'

/** The folder to audit is not one: its message says what and where. */
export class ProjectError extends Error {}

/**
 * Opens a folder for audit: lists its files and finds its packages; everything else is read when it is asked for.
 * @param path the folder, absolute or relative to the current one
 * @param options.exclude absolute folders that are never audited: the skill's own
 * @param options.history whether the commits are read too
 * @throws {ProjectError} where there is no such folder or it cannot be read
 */
export function openProject(
  path: string,
  options: { exclude?: readonly string[]; history?: boolean } = {},
): Project {
  const root = rootOf(path)
  const { files, noGit, unknown } = listFiles(root, options.exclude ?? [])
  const listed = new Set(files)
  const isFile = (file: string) => listed.has(file)
  const { text, mentions } = fileReader(root, isFile, unknown)
  const apps = findApps({ root, files, text, unknown })
  const packageDir = (name: string) => apps.find(app => app.name === name)?.dir
  const paths = pathsReader({ text, packageDir, unknown })
  let envFiles: EnvFile[] | undefined
  let built: BuiltFile[] | undefined
  let history: KeyInHistory[] | undefined
  return {
    root,
    files,
    text,
    mentions,
    syntax: fileParser(text, unknown),
    resolve: resolver({ isFile, paths, apps }),
    apps,
    appOf: file => appOf(apps, file),
    get envFiles() {
      envFiles ??= findEnvFiles(
        root,
        apps.map(app => app.dir),
        files,
        unknown,
      )
      return envFiles
    },
    get built() {
      built ??= builtFiles(
        root,
        apps.map(app => app.dir),
        isFile,
        unknown,
      )
      return built
    },
    git: openGit(root, noGit, file => inEachApp(apps, file)),
    history: () => {
      if (options.history !== true) return null
      history ??= readHistory({ root, noGit, text, unknown })
      return history
    },
    unknown,
  }
}

function rootOf(path: string): string {
  const absolute = resolve(path)
  try {
    if (!statSync(absolute).isDirectory())
      throw new ProjectError(`${named(absolute)} is a file. Name the folder of the app to audit.`)
    opendirSync(absolute).closeSync()
    return realpathSync(absolute)
  } catch (error) {
    if (error instanceof ProjectError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const message =
      code === 'EACCES' || code === 'EPERM'
        ? `${named(absolute)} cannot be read: permission denied. Run as a user who may read it.`
        : `There is no folder ${named(absolute)}. Name the folder of the app to audit.`
    throw new ProjectError(message, { cause: error })
  }
}

/** The same path in the folders of the other apps: who asks about the env file of one asks about those of all. */
function inEachApp(apps: readonly AppWithManifest[], file: string): string[] {
  const own = appOf(apps, file).dir
  const name = own === '' ? file : file.slice(own.length + 1)
  return apps.map(({ dir }) => (dir === '' ? name : `${dir}/${name}`))
}

/** Apps are sorted by depth, so the last one that holds the file is the deepest. */
export function appOf(apps: readonly AppWithManifest[], file: string): AppWithManifest {
  const app = apps.findLast(each => each.dir === '' || file.startsWith(`${each.dir}/`))
  if (!app) throw new ProjectError(`no package holds ${file}`)
  return app
}
