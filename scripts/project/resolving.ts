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
  if (ASSET.test(specifier)) return { kind: 'missing', because: 'not source' }
  if (specifier.startsWith('.') || specifier.startsWith('/')) {
    const file = specifier.startsWith('/') ? undefined : sourceFile(resolving, join(dir, specifier))
    return file === undefined ? { kind: 'missing', because: 'there is no such file' } : { kind: 'file', file }
  }
  const mapped =
    byPaths(resolving, specifier, dir) ??
    byImports(resolving, specifier, dir) ??
    byWorkspace(resolving, specifier)
  if (mapped !== undefined) return { kind: 'file', file: mapped }
  return packageOf(specifier)
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

/** `#lib/db` by the `imports` of the nearest package.json. */
function byImports(resolving: Resolving, specifier: string, dir: string): string | undefined {
  if (!specifier.startsWith('#')) return undefined
  const app = resolving.apps.findLast(
    each => each.dir === '' || dir === each.dir || dir.startsWith(`${each.dir}/`),
  )
  if (!app) return undefined
  return firstFile(resolving, app.dir, exportTargets(app.manifest.imports, specifier))
}

/** A package of the repository itself: through its `exports`, else its main file or its src folder. */
function byWorkspace(resolving: Resolving, specifier: string): string | undefined {
  const { name, subpath } = split(specifier)
  const app = resolving.apps.find(each => each.name === name && each.dir !== '')
  if (!app) return undefined
  const asked = subpath === '' ? '.' : `./${subpath}`
  const targets = exportTargets(app.manifest.exports, asked)
  const main = subpath === '' && app.manifest.main !== null ? [app.manifest.main] : []
  const plain = subpath === '' ? ['src/index', 'index', 'lib/index'] : [subpath, `src/${subpath}`]
  return firstFile(resolving, app.dir, [...targets, ...main, ...plain])
}

/** A build that is not there was made of a source that is: `dist/x.js` from `src/x.ts`. */
function firstFile(resolving: Resolving, dir: string, targets: readonly string[]): string | undefined {
  for (const target of targets) {
    const file =
      sourceFile(resolving, join(dir, target)) ??
      sourceFile(
        resolving,
        join(dir, target.replace(/(^|\/)(dist|build|lib)\//, '$1src/').replace(/\.d\.[cm]?ts$/, '')),
      )
    if (file !== undefined) return file
  }
  return undefined
}

function split(specifier: string): { name: string; subpath: string } {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  return { name: parts.slice(0, length).join('/'), subpath: parts.slice(length).join('/') }
}

function packageOf(specifier: string): Resolution {
  const bare = specifier.replace(/^node:/, '')
  if (isBuiltin(bare)) return { kind: 'package', name: bare, subpath: '' }
  const { name, subpath } = split(bare)
  return { kind: 'package', name, subpath }
}
