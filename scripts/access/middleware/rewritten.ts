import { compile, match, pathToRegexp } from 'path-to-regexp'
import type { Rewrite } from '../../endpoints/next-rewrites.ts'
import { testBounded } from './bounded.ts'
import { answered } from './samples.ts'

/** What a parameter is taken for that the destination does not use: the caller chooses it. */
const ANY = 'x1'

/**
 * The paths under which rewrites of next.config show `path`: the middleware runs before them and sees these
 * (https://nextjs.org/docs/app/api-reference/file-conventions/proxy#execution-order).
 */
export function rewrittenFrom(
  rewrites: readonly Rewrite[],
  path: string,
  routes: readonly string[],
): string[] {
  return rewrites.flatMap(rewrite => {
    const source = sourcePath(rewrite, path)
    return source === undefined || source === path || shadowed(rewrite, source, routes) ? [] : [source]
  })
}

/** Routes come first: literal ones before `afterFiles`, all before `fallback`. */
function shadowed({ phase }: Rewrite, source: string, routes: readonly string[]): boolean {
  switch (phase) {
    case 'beforeFiles':
      return false
    case 'afterFiles':
      return answered(source, routes, true)
    case 'fallback':
      return answered(source, routes, false)
  }
}

function sourcePath({ source, destination }: Rewrite, path: string): string | undefined {
  try {
    if (testBounded(pathToRegexp(destination), path) !== true) return undefined
    const found = match(destination)(path)
    if (!found) return undefined
    const params = new Proxy({ ...found.params }, { get: (known, name) => Reflect.get(known, name) ?? ANY })
    return compile(source, { validate: false })(params)
  } catch {
    // A pattern that Next refuses leads nowhere.
    return undefined
  }
}
