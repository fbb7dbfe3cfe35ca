/**
 * The route that a folder of the App Router answers, as the framework writes it (`/posts/[id]`).
 * `segments` are the folders below the app directory. Null where they hold no routes (`_private`).
 * https://nextjs.org/docs/app/getting-started/project-structure
 */
export function appRoute(segments: readonly string[]): string | null {
  let route: string[] = []
  for (const segment of segments) {
    if (segment.startsWith('_')) return null
    if (segment.startsWith('@')) continue
    const marker = /^(?:\(\.\)|\(\.\.\.\)|(?:\(\.\.\))+)(?=.)/.exec(segment)?.[0]
    if (marker !== undefined) route = intercepted(route, marker)
    else if (segment.startsWith('(') && segment.endsWith(')')) continue
    // `%5Fname` is how a route is written that does begin with an underscore.
    route.push(segment.slice(marker?.length ?? 0).replace(/^%5F/i, '_'))
  }
  return `/${route.join('/')}`
}

/** Where an intercepting folder starts counting: markers count route segments, not folders. */
function intercepted(route: readonly string[], marker: string): string[] {
  if (marker === '(.)') return [...route]
  if (marker === '(...)') return []
  return route.slice(0, Math.max(0, route.length - marker.length / '(..)'.length))
}

/** The route of a file of the Pages Router; `stem` is its path below the pages directory, without extension. */
export function pagesRoute(stem: string): string {
  return `/${stem}`.replace(/\/index$/, '') || '/'
}
