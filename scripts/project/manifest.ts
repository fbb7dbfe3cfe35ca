import type { Unknown } from '../core/place.ts'

/** What this program reads of a package.json; anything malformed in it counts as absent, and is said. */
export interface Manifest {
  name: string | null
  dependencies: Record<string, string>
  /** `exports`, `imports`, `main` and `module` as they stand; their readers narrow them. */
  exports: unknown
  imports: unknown
  main: string | null
}

const EMPTY: Manifest = { name: null, dependencies: {}, exports: undefined, imports: undefined, main: null }
const GROUPS = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies']

/** Reads a package.json; written without zod, which every start would pay for and this shape does not need. */
export function readManifest(file: string, text: string | undefined, unknown: Unknown[]): Manifest {
  if (text === undefined) return EMPTY
  const json = parsed(text)
  if (!isRecord(json)) {
    unknown.push({ what: file, because: 'is not valid JSON' })
    return EMPTY
  }
  const dependencies: Record<string, string> = {}
  for (const group of GROUPS) {
    for (const [name, range] of Object.entries(isRecord(json[group]) ? json[group] : {})) {
      if (typeof range === 'string') dependencies[name] = range
    }
  }
  return {
    name: textOf(json['name']),
    dependencies,
    exports: json['exports'],
    imports: json['imports'],
    main: textOf(json['module']) ?? textOf(json['source']) ?? textOf(json['main']),
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
