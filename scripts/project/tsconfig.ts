import { posix } from 'node:path'
import { parse, type ParseError } from 'jsonc-parser'
import type { Unknown } from '../core/place.ts'
import { isRecord } from './manifest.ts'

/** Where imports may lead by `paths` and `baseUrl`; folders are relative to the audited root. */
export interface PathsConfig {
  /** What `paths` is relative to. */
  pathsDir: string
  paths: readonly [string, readonly string[]][]
  baseUrl: string | null
}

const NONE: PathsConfig = { pathsDir: '', paths: [], baseUrl: null }
const DEEPEST = 10

/** Reads the nearest tsconfig.json or jsconfig.json of a folder, `extends` included where it stays in the project. */
export function pathsReader(
  text: (file: string) => string | undefined,
  unknown: Unknown[],
): (dir: string) => PathsConfig {
  const known = new Map<string, PathsConfig>()
  const nearest = (dir: string): PathsConfig => {
    const found = known.get(dir)
    if (found) return found
    const own = ['tsconfig.json', 'jsconfig.json']
      .map(name => join(dir, name))
      .find(file => text(file) !== undefined)
    const config = own === undefined ? (dir === '' ? NONE : nearest(parent(dir))) : configAt(own, 0)
    known.set(dir, config)
    return config
  }
  const configAt = (file: string, depth: number): PathsConfig => {
    const source = text(file)
    if (source === undefined || depth > DEEPEST) return NONE
    const json = parsed(file, source, unknown)
    const dir = posix.dirname(file) === '.' ? '' : posix.dirname(file)
    const options = isRecord(json['compilerOptions']) ? json['compilerOptions'] : {}
    const base = extended(json['extends'], dir).reduce(
      (config, each) => merge(config, configAt(each, depth + 1)),
      NONE,
    )
    const baseUrl = typeof options['baseUrl'] === 'string' ? join(dir, options['baseUrl']) : null
    return merge(base, { pathsDir: baseUrl ?? dir, paths: pathsOf(options['paths']), baseUrl })
  }
  return nearest
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
  const json: unknown = parse(source.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true })
  if (errors.length > 0) unknown.push({ what: file, because: 'is not valid JSON with comments' })
  return isRecord(json) ? json : {}
}

/** Bases from packages that are not in the tree hold no paths of the app. */
function extended(value: unknown, dir: string): string[] {
  const names = Array.isArray(value) ? value : [value]
  return names.flatMap((name: unknown) => {
    if (typeof name !== 'string' || !name.startsWith('.')) return []
    const file = join(dir, name)
    return [file.endsWith('.json') ? file : `${file}.json`]
  })
}

function pathsOf(value: unknown): [string, string[]][] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([pattern, targets]): [string, string[]][] => {
    if (!Array.isArray(targets)) return []
    return [[pattern, targets.filter((target): target is string => typeof target === 'string')]]
  })
}

/** Joins POSIX paths; '' is the root. */
export function join(dir: string, path: string): string {
  const joined = posix.normalize(posix.join(dir, path)).replace(/\/$/, '')
  return joined === '.' ? '' : joined.replace(/^\.\//, '')
}

function parent(dir: string): string {
  const up = posix.dirname(dir)
  return up === '.' ? '' : up
}
