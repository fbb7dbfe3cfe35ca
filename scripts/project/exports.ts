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
  if (Object.hasOwn(map, asked)) return conditional(map[asked], '')
  // The longest text before the star wins, then the longest pattern (PATTERN_KEY_COMPARE in
  // https://nodejs.org/api/esm.html#resolution-algorithm-specification).
  const patterns = keys
    .filter(key => key.includes('*'))
    .toSorted((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length)
  for (const pattern of patterns) {
    const rest = matchStar(pattern, asked)
    if (rest !== undefined) return conditional(map[pattern], rest)
  }
  return []
}

/** Conditions within conditions; real ones are two or three deep. */
const DEEPEST = 10

function conditional(value: unknown, star: string, depth = 0): string[] {
  if (typeof value === 'string') return [value.replaceAll('*', () => star)]
  if (depth > DEEPEST) return []
  if (Array.isArray(value)) return value.flatMap(each => conditional(each, star, depth + 1))
  if (!isRecord(value)) return []
  return CONDITIONS.flatMap(condition =>
    Object.hasOwn(value, condition) ? conditional(value[condition], star, depth + 1) : [],
  )
}
