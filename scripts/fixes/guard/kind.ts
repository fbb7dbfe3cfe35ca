import type { EntryPoint } from '../../endpoints/entry-point.ts'

/** Endpoints that are guarded alike: what stands in one of them can stand in the others. */
export type Place = 'handler' | 'action' | 'page' | 'api' | 'page-data' | 'procedure' | 'other'

export function placeFor({ kind }: EntryPoint): Place {
  switch (kind) {
    case 'route-handler':
    // What stands in a route handler is asked for by Next's own request, whichever router hands it on.
    case 'hono-route':
      return 'handler'
    case 'server-action':
      return 'action'
    case 'page':
    case 'layout':
    case 'template':
    case 'default':
      return 'page'
    case 'pages-api':
      return 'api'
    case 'pages-page':
      return 'page-data'
    case 'trpc-procedure':
    case 'orpc-procedure':
      return 'procedure'
    default:
      return 'other'
  }
}
