import { mentionsIn } from '../../../scripts/project/mentions.ts'
import { findApps } from '../../../scripts/project/apps.ts'
import { parseEnv } from '../../../scripts/project/env-lines.ts'
import { fileParser } from '../../../scripts/project/parsing.ts'
import type { App, Project } from '../../../scripts/project/project.ts'
import { resolver } from '../../../scripts/project/resolving.ts'
import type { ts } from '../../../scripts/project/typescript.ts'
import { pathsReader } from '../../../scripts/project/tsconfig.ts'

/** Text by POSIX path, relative to the app's root. */
export type Files = ReadonlyMap<string, string>

/** No such folder: what stands on this machine's disk must not decide. */
const ROOT = '/nowhere/app'

/**
 * The project that `openProject` would make of these files, on no disk: thousands of variants of an app are
 * reasoned about, and writing each would take most of the time.
 */
export function projectOf(files: Files): Project {
  const listed = [...files.keys()].sort()
  const unknown: Project['unknown'] = []
  const text = (file: string) => files.get(file)
  const apps = findApps({ root: ROOT, files: listed, text, unknown })
  const packageDir = (name: string) => apps.find(app => app.name === name)?.dir
  return {
    root: ROOT,
    files: listed,
    text,
    syntax: file => treeOf(file, files, unknown),
    resolve: resolver({
      isFile: file => files.has(file),
      paths: pathsReader({ text, packageDir, unknown }),
      apps,
    }),
    apps,
    built: [],
    mentions: (file, what) => mentionsIn(files.get(file) ?? '').has(what),
    history: () => null,
    appOf: file => appOf(apps, file),
    envFiles: listed
      .filter(file => /(^|\/)\.env(\.|$)/.test(file))
      .map(file => ({ file, example: file.includes('example'), variables: parseEnv(files.get(file) ?? '') })),
    git: { available: false, because: 'in memory', tracked: () => null, ignored: () => null },
    unknown,
  }
}

/** Most files of a variant are those of the next one. */
const trees = new Map<string, ts.SourceFile | undefined>()

function treeOf(file: string, files: Files, unknown: Project['unknown']): ts.SourceFile | undefined {
  const text = files.get(file)
  const key = `${file}\0${text}`
  if (!trees.has(key)) {
    if (trees.size > 5000) trees.clear()
    trees.set(key, fileParser(() => text, unknown)(file))
  }
  return trees.get(key)
}

function appOf(apps: readonly App[], file: string): App {
  const app = apps.findLast(each => each.dir === '' || file.startsWith(`${each.dir}/`))
  if (!app) throw new Error(`no package holds ${file}`)
  return app
}
