import type { EntryPoint } from '../endpoints/entry-point.ts'

/**
 * The path under which an app's tRPC procedures are called: its dispatcher's, a catch-all or dynamic route whose
 * module imports a tRPC adapter. null where none is found: then no path rule can be relied on.
 */
export function dispatcherPath(endpoints: readonly EntryPoint[]): (endpoint: EntryPoint) => string | null {
  const dispatchers = endpoints.filter(
    each =>
      (each.kind === 'route-handler' || each.kind === 'pages-api') &&
      each.handler.getSourceFile().text.includes('@trpc/server/adapters'),
  )
  return procedure => {
    const own = dispatchers.find(each => each.app === procedure.app) ?? dispatchers[0]
    return own?.path ?? null
  }
}
