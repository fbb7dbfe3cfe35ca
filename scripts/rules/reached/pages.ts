import type { EndpointKind } from '../../core/vocabulary.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'

const PAGES = new Set<EndpointKind>(['page', 'default', 'layout', 'template', 'pages-page'])

/** What is rendered, as against what is called. */
export function isPage({ kind }: EntryPoint): boolean {
  return PAGES.has(kind)
}
