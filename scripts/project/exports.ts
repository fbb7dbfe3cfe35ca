import { isRecord } from './manifest.ts'
import { matchStar } from './star.ts'

/** Conditions that lead to source or to what a bundler takes, in this order. */
const CONDITIONS = [
  'source',
  'development',
  'react-server',
  'node',
  'import',
  'module',
  'default',
  'require',
  'types',
]

/** Files that `exports` or `imports` of a package.json names for a subpath (`.`, `./x`, `#x`), best first. */
export function exportTargets(map: unknown, asked: string): string[] {
  if (typeof map === 'string' || Array.isArray(map)) return asked === '.' ? conditional(map, '') : []
  if (!isRecord(map)) return []
  const keys = Object.keys(map)
  if (keys.every(key => !key.startsWith('.') && !key.startsWith('#')))
    return asked === '.' ? conditional(map, '') : []
  if (asked in map) return conditional(map[asked], '')
  // The longest matching pattern wins (https://nodejs.org/api/packages.html#subpath-patterns).
  const patterns = keys.filter(key => key.includes('*')).toSorted((a, b) => b.length - a.length)
  for (const pattern of patterns) {
    const rest = matchStar(pattern, asked)
    if (rest !== undefined) return conditional(map[pattern], rest)
  }
  return []
}

function conditional(value: unknown, star: string): string[] {
  if (typeof value === 'string') return [value.replaceAll('*', () => star)]
  if (Array.isArray(value)) return value.flatMap(each => conditional(each, star))
  if (!isRecord(value)) return []
  return CONDITIONS.flatMap(condition => (condition in value ? conditional(value[condition], star) : []))
}
