import { native, UNDEFINED, type Value } from '../values.ts'

/** `cache(fn)` gives a function that does what `fn` does (https://react.dev/reference/react/cache). */
const SAME = native('cache', call => call.args[0] ?? UNDEFINED)

export function reactExport(name: string): Value | undefined {
  if (name === 'cache' || name === 'memo' || name === 'forwardRef') return SAME
  if (name === '*' || name === 'default')
    return native('React', () => UNDEFINED, { cache: SAME, memo: SAME, forwardRef: SAME })
  return undefined
}
