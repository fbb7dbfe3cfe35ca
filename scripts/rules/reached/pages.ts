import type { EntryPoint } from '../../endpoints/entry-point.ts'

/** What is rendered, as against what is called. */
export function isPage({ kind }: EntryPoint): boolean {
  return (
    kind === 'page' || kind === 'default' || kind === 'layout' || kind === 'template' || kind === 'pages-page'
  )
}
