import { posix } from 'node:path'
import { parse, type ParseError } from 'jsonc-parser'
import type { Unknown } from '../core/place.ts'
import { isRecord } from './manifest.ts'

/** Where imports may lead by `paths` and `baseUrl`; folders are relative to the audited root. */
export interface PathsConfig {
  /** What `paths` is relative to. */
  pathsDir: string
  /** Patterns with their targets; the pattern that TypeScript would take comes first. */
  paths: readonly [string, readonly string[]][]
  baseUrl: string | null
}

const NONE: PathsConfig = { pathsDir: '', paths: [], baseUrl: null }
/** Real chains of `extends` are three or four long. */
const DEEPEST = 50

interface Reading {
  text: (file: string) => string | undefined
  /** The folder of a package of the repository, by its name: configurations are shared as packages. */
  packageDir: (name: string) => string | undefined
  unknown: Unknown[]
}

/** Reads the nearest tsconfig.json or jsconfig.json of a folder, `extends` included where it stays in the project. */
export function pathsReader(reading: Reading): (dir: string) => PathsConfig {
  const folders = new Map<string, PathsConfig>()
  const files = new Map<string, PathsConfig>()
  let depth = 0
  const nearest = (dir: string): PathsConfig => {
    const found = folders.get(dir)
    if (found) return found
    const own = ['tsconfig.json', 'jsconfig.json']
      .map(name => join(dir, name))
      .find(file => reading.text(file) !== undefined)
    const config =
      own === undefined ? (dir === '' ? NONE : nearest(parent(dir))) : placed(configAt(own), parent(own))
    folders.set(dir, config)
    return config
  }
  const configAt = (file: string): PathsConfig => {
    const known = files.get(file)
    if (known) return known
    if (depth >= DEEPEST) return NONE
    // Who extends itself, in a circle, finds nothing there.
    files.set(file, NONE)
    depth += 1
    const config = read(reading, file, configAt)
    depth -= 1
    files.set(file, config)
    return config
  }
  return nearest
}

function read(reading: Reading, file: string, configAt: (file: string) => PathsConfig): PathsConfig {
  const source = reading.text(file)
  if (source === undefined) return NONE
  const json = parsed(file, source, reading.unknown)
  const dir = parent(file)
  const options = isRecord(json['compilerOptions']) ? json['compilerOptions'] : {}
  const base = extended(reading, json['extends'], dir).map(configAt).reduce(merge, NONE)
  const baseUrl = typeof options['baseUrl'] === 'string' ? join(dir, options['baseUrl']) : null
  const paths = pathsOf(options['paths'])
  const own = merge(base, { pathsDir: dir, paths, baseUrl })
  if (own.paths.length > 0 || own.baseUrl !== null) return own
  // A configuration that only gathers others (`files: []` with `references`) leaves the paths to them.
  return referenced(json['references'], dir).map(configAt).reduceRight(merge, NONE)
}

function merge(base: PathsConfig, own: PathsConfig): PathsConfig {
  return {
    paths: own.paths.length > 0 ? own.paths : base.paths,
    pathsDir: own.paths.length > 0 ? own.pathsDir : base.pathsDir,
    baseUrl: own.baseUrl ?? base.baseUrl,
  }
}

function parsed(file: string, source: string, unknown: Unknown[]): Record<string, unknown> {
  const errors: ParseError[] = []
  const json = lenient(source.replace(/^\uFEFF/, ''), errors)
  if (errors.length > 0 || !isRecord(json))
    unknown.push({ what: file, because: 'is not valid JSON with comments' })
  return isRecord(json) ? json : {}
}

/** The parser is recursive: brackets without end exhaust the stack. */
function lenient(text: string, errors: ParseError[]): unknown {
  try {
    return parse(text, errors, { allowTrailingComma: true })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The files that `extends` names; the last one has the last word. Packages from a registry hold no paths of the app. */
function extended(reading: Reading, value: unknown, dir: string): string[] {
  const names = Array.isArray(value) ? value : [value]
  return names.flatMap((name: unknown) => {
    if (typeof name !== 'string' || name === '') return []
    const file = name.startsWith('.') ? join(dir, name) : inPackage(reading, name)
    if (file === undefined) return []
    return [file.endsWith('.json') ? file : `${file}.json`]
  })
}

function inPackage({ packageDir }: Reading, specifier: string): string | undefined {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  const dir = packageDir(parts.slice(0, length).join('/'))
  return dir === undefined ? undefined : join(dir, parts.slice(length).join('/') || 'tsconfig.json')
}

function referenced(value: unknown, dir: string): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => {
    if (!isRecord(each) || typeof each['path'] !== 'string') return []
    const path = join(dir, each['path'])
    return [path.endsWith('.json') ? path : join(path, 'tsconfig.json')]
  })
}

/** An exact pattern wins, then the longest text before the star (https://www.typescriptlang.org/tsconfig/#paths). */
function pathsOf(value: unknown): [string, string[]][] {
  if (!isRecord(value)) return []
  return Object.entries(value)
    .flatMap(([pattern, targets]): [string, string[]][] => {
      if (!Array.isArray(targets)) return []
      return [[pattern, targets.filter((target): target is string => typeof target === 'string')]]
    })
    .toSorted(([a], [b]) => before(b) - before(a))
}

function before(pattern: string): number {
  const star = pattern.indexOf('*')
  return star === -1 ? Infinity : star
}

const CONFIG_DIR = /^\$\{configDir\}\/?/

/**
 * What a folder goes by once all is merged: `paths` are relative to `baseUrl` where there is one, and `${configDir}`
 * stands for the folder of the configuration that is read first, wherever it is written.
 */
function placed(merged: PathsConfig, dir: string): PathsConfig {
  const config = { ...merged, pathsDir: merged.baseUrl ?? merged.pathsDir }
  if (!config.paths.some(([, targets]) => targets.some(target => CONFIG_DIR.test(target)))) return config
  const up = config.pathsDir === '' ? '' : `${posix.relative(config.pathsDir, '') || '.'}/`
  const paths = config.paths.map(([pattern, targets]): [string, string[]] => [
    pattern,
    targets.map(target => target.replace(CONFIG_DIR, () => `${up}${dir === '' ? '.' : dir}/`)),
  ])
  return { ...config, paths }
}

/** Joins POSIX paths; '' is the root. */
export function join(dir: string, path: string): string {
  const joined = posix.normalize(posix.join(dir, path)).replace(/\/$/, '')
  return joined === '.' ? '' : joined.replace(/^\.\//, '')
}

/** The folder of a file or of a folder; '' is the root. */
function parent(path: string): string {
  const up = posix.dirname(path)
  return up === '.' ? '' : up
}
