import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import type { AppWithManifest } from './apps.ts'
import { exportTargets } from './exports.ts'
import type { Resolution } from './project.ts'
import { matchStar } from './star.ts'
import { join, type PathsConfig } from './tsconfig.ts'

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']
const ASSET =
  /\.(css|scss|sass|less|svg|png|jpe?g|gif|webp|avif|ico|mp4|woff2?|ttf|md|mdx|txt|graphql|gql|json|yaml|yml)(\?.*)?$/

/** A file of the project, an answer of its own, or undefined where the next way is to be tried. */
type Mapped = string | Resolution | undefined

interface Resolving {
  isFile: (file: string) => boolean
  paths: (dir: string) => PathsConfig
  apps: readonly AppWithManifest[]
}

/** Resolves imports as TypeScript's bundler mode and Next do, within the audited files. */
export function resolver(resolving: Resolving): (specifier: string, from: string) => Resolution {
  const known = new Map<string, Resolution>()
  return (specifier, from) => {
    const dir = posix.dirname(from) === '.' ? '' : posix.dirname(from)
    const key = `${dir}\0${specifier}`
    const found = known.get(key) ?? resolve(resolving, specifier, dir)
    known.set(key, found)
    return found
  }
}

function resolve(resolving: Resolving, specifier: string, dir: string): Resolution {
  if (specifier.startsWith('.') || specifier.startsWith('/')) return byPath(resolving, specifier, dir)
  const mapped =
    byPaths(resolving, specifier, dir) ??
    byImports(resolving, specifier, dir) ??
    byWorkspace(resolving, specifier, dir)
  if (typeof mapped === 'string') return { kind: 'file', file: mapped }
  return mapped ?? (ASSET.test(specifier) ? NOT_SOURCE : packageOf(specifier))
}

/** Styles, data and pictures. */
export const NOT_SOURCE = { kind: 'missing', because: 'not source' } as const

function byPath(resolving: Resolving, specifier: string, dir: string): Resolution {
  const path = join(dir, specifier)
  const file = specifier.startsWith('/') ? undefined : sourceFile(resolving, path)
  if (file !== undefined) return { kind: 'file', file }
  if (ASSET.test(specifier)) return NOT_SOURCE
  const outside = specifier.startsWith('/') || path === '..' || path.startsWith('../')
  return { kind: 'missing', because: outside ? 'it leaves the audited folder' : 'there is no such file' }
}

/** A file, a file with an extension, or the index of a folder; `./x.js` may be written for `./x.ts`. */
function sourceFile({ isFile }: Resolving, path: string): string | undefined {
  const bare = path.replace(/\.[cm]?jsx?$/, '')
  const candidates = [
    path,
    ...EXTENSIONS.map(extension => path + extension),
    ...(bare === path ? [] : EXTENSIONS.map(extension => bare + extension)),
    ...EXTENSIONS.map(extension => join(path, `index${extension}`)),
  ]
  return candidates.find(candidate => /\.[cm]?[jt]sx?$/.test(candidate) && isFile(candidate))
}

function byPaths(resolving: Resolving, specifier: string, dir: string): string | undefined {
  const config = resolving.paths(dir)
  for (const [pattern, targets] of config.paths) {
    const rest = matchStar(pattern, specifier)
    if (rest === undefined) continue
    for (const target of targets) {
      const file = sourceFile(
        resolving,
        join(
          config.pathsDir,
          target.replace('*', () => rest),
        ),
      )
      if (file !== undefined) return file
    }
  }
  return config.baseUrl === null ? undefined : sourceFile(resolving, join(config.baseUrl, specifier))
}

/** `#lib/db` by the `imports` of the nearest package.json, which may also name a package. */
function byImports(resolving: Resolving, specifier: string, dir: string): Mapped {
  if (!specifier.startsWith('#')) return undefined
  const app = appAt(resolving, dir)
  const targets = app ? exportTargets(app.manifest.imports, specifier) : []
  const file = app && firstFile(resolving, app.dir, targets)
  if (file !== undefined) return file
  const named = targets.find(target => !/^[./#]/.test(target))
  if (named === undefined) return { kind: 'missing', because: 'the imports of package.json lead to no file' }
  return byWorkspace(resolving, named, dir) ?? packageOf(named)
}

/** The package that holds a folder: the deepest one. */
function appAt({ apps }: Resolving, dir: string): AppWithManifest | undefined {
  return apps.findLast(each => each.dir === '' || dir === each.dir || dir.startsWith(`${each.dir}/`))
}

/** A package of the repository itself: through its `exports`, else its main file or its src folder. */
function byWorkspace(resolving: Resolving, specifier: string, dir: string): Mapped {
  const { name, subpath } = split(specifier)
  const app = resolving.apps.find(each => each.name === name && each.dir !== '')
  // An example may bear the name of a package that this app has from the registry, as its lock file says.
  if (!app || appAt(resolving, dir)?.version(name)?.source === 'lock') return undefined
  const asked = subpath === '' ? '.' : `./${subpath}`
  const targets = exportTargets(app.manifest.exports, asked)
  const main = subpath === '' && app.manifest.main !== null ? [app.manifest.main] : []
  const plain = subpath === '' ? ['src/index', 'index', 'lib/index'] : [subpath, `src/${subpath}`]
  const file = firstFile(resolving, app.dir, [...targets, ...main, ...plain])
  if (file !== undefined || ASSET.test(specifier)) return file ?? NOT_SOURCE
  return { kind: 'missing', because: `the package stands in ${app.dir}, but names no source for this` }
}

function firstFile(resolving: Resolving, dir: string, targets: readonly string[]): string | undefined {
  for (const target of targets) {
    for (const path of [target, ...sourcesOf(target)]) {
      const place = join(dir, path)
      // No package names what is not its own.
      const file = dir === '' || place.startsWith(`${dir}/`) ? sourceFile(resolving, place) : undefined
      if (file !== undefined) return file
    }
  }
  return undefined
}

const BUILT = /(^|\/)(?:dist|build|lib|out)\/(?:(?:esm|cjs|es|types)\/)?/

/** A build that is not there was made of a source that is: `dist/x.js` from `src/x.ts` or `x.ts`. */
function sourcesOf(target: string): string[] {
  if (!BUILT.test(target)) return []
  const bare = target.replace(/\.d\.[cm]?ts$/, '')
  return [bare.replace(BUILT, '$1src/'), bare.replace(BUILT, '$1')]
}

function split(specifier: string): { name: string; subpath: string } {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  return { name: parts.slice(0, length).join('/'), subpath: parts.slice(length).join('/') }
}

/** `@/x` and `~/x` are aliases: no package can bear such a name. */
const ALIAS = /^(?:@(?:\/|$)|~|$)/

function packageOf(specifier: string): Resolution {
  const bare = specifier.replace(/^node:/, '')
  if (isBuiltin(bare)) return { kind: 'package', name: bare, subpath: '' }
  if (ALIAS.test(bare)) return { kind: 'missing', because: 'the alias leads to no file of the project' }
  const { name, subpath } = split(bare)
  return { kind: 'package', name, subpath }
}
