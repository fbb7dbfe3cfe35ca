import { posix } from 'node:path'
import semver from 'semver'
import { homes } from '../../endpoints/next-middleware.ts'
import { inFolder, isSourceFile, join, type NextRoot } from '../../endpoints/next-roots.ts'
import type { Project } from '../../project/project.ts'
import type { CodeStyle } from '../code-style.ts'
import { styleOf } from '../code-style.ts'

/** The app that templates are fitted into, as far as they have to know it. */
export interface Home {
  project: Project
  root: NextRoot
  /** The folder that holds `app` or `pages`: where Next looks for the middleware, too. */
  base: string
  javascript: boolean
  style: CodeStyle
  /** Exact version of @clerk/nextjs, or the lowest that its range allows. */
  clerk: semver.SemVer
  next: number
  /** How a file of the app imports another one; neither needs to exist. */
  specifier: (from: string, to: string) => string
}

const TYPESCRIPT = /\.tsx?$/
const EXTENSION = /\.[cm]?[jt]sx?$/
/** The newest that this program knows, where the app does not tell. */
const NEWEST = { clerk: '7.0.0', next: 16 }
const ALIASES = ['@/', '~/', '#/', 'src/']
/** Enough to know how an app is written. */
const READ = 40

export function homeOf(project: Project, root: NextRoot): Home {
  const base = homes(root)[0] ?? root.dir
  const files = project.files.filter(file => inFolder(file, root.dir) && isSourceFile(file))
  const sources = files.filter(file => !/\.config\.\w+$/.test(file))
  const installed = root.app.version('@clerk/nextjs')
  return {
    project,
    root,
    base,
    javascript:
      !project.files.includes(join(root.dir, 'tsconfig.json')) &&
      !sources.some(file => TYPESCRIPT.test(file)),
    style: styleOf(
      sources
        .slice(0, READ)
        .map(file => project.text(file) ?? '')
        .join('\n'),
    ),
    clerk: semver.parse(installed?.version) ?? lowest(installed?.range) ?? new semver.SemVer(NEWEST.clerk),
    next: root.app.version('next')?.major ?? NEWEST.next,
    specifier: specifiers(project, base, root.dir, sources),
  }
}

function lowest(range: string | null | undefined): semver.SemVer | null {
  try {
    return range === null || range === undefined ? null : semver.minVersion(range)
  } catch {
    return null
  }
}

/** By an alias that leads to the app's own files, tried on one of them; else from file to file. */
function specifiers(
  project: Project,
  base: string,
  dir: string,
  sources: readonly string[],
): Home['specifier'] {
  const sample = sources.find(file => inFolder(file, base))
  const alias = [base, dir].flatMap(folder =>
    ALIASES.flatMap(prefix => {
      if (sample === undefined) return []
      const resolved = project.resolve(prefix + within(folder, sample), sample)
      return resolved.kind === 'file' && resolved.file === sample ? [{ prefix, folder }] : []
    }),
  )[0]
  return (from, to) => {
    const near = posix.relative(posix.dirname(from), to.replace(EXTENSION, ''))
    if (alias === undefined || !near.startsWith('../') || !inFolder(to, alias.folder))
      return near.startsWith('.') ? near : `./${near}`
    return alias.prefix + within(alias.folder, to)
  }
}

function within(folder: string, file: string): string {
  return (folder === '' ? file : file.slice(folder.length + 1)).replace(EXTENSION, '')
}
