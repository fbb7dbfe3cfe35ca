import { native, UNDEFINED, type Value } from '../values.ts'

/** `cache(fn)` gives a function that does what `fn` does (https://react.dev/reference/react/cache). */
const SAME = native('cache', call => call.args[0] ?? UNDEFINED)

/** Runs in the browser alone (https://react.dev/reference/react/useEffect): on the server nothing happens. */
const LATER = native('useEffect', () => UNDEFINED)
const EFFECTS = ['useEffect', 'useLayoutEffect', 'useInsertionEffect']

export function reactExport(name: string): Value | undefined {
  if (name === 'cache' || name === 'memo' || name === 'forwardRef') return SAME
  if (EFFECTS.includes(name)) return LATER
  if (name === '*' || name === 'default')
    return native('React', () => UNDEFINED, {
      cache: SAME,
      memo: SAME,
      forwardRef: SAME,
      ...Object.fromEntries(EFFECTS.map(each => [each, LATER])),
    })
  return undefined
}
