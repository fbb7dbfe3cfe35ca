import type { Endpoint } from '../core/endpoint.ts'
import type { App } from '../project/project.ts'
import type { ts } from '../project/typescript.ts'

/** An endpoint together with the code that answers it. */
export interface EntryPoint extends Endpoint {
  app: App
  /**
   * What answers: a function-like node, or the expression whose value is the handler (`withAuth(handler)`,
   * an identifier, `handlers.GET`). It stands in `file`.
   */
  handler: ts.Node
  /** Pages and defaults only: the layouts and templates around it, outermost first. */
  layouts: readonly string[]
  /** What Next runs beside it for the same request, whatever the page itself decides. */
  beside?: readonly Beside[]
  /** A file for crawlers and link previews: whoever asks is meant to get it. */
  forCrawlers?: true
  /** The route of the framework that hands requests to this route of a router. */
  mountedAt?: EntryPoint
}

/** `generateMetadata` of a page or layout, or the `loading` and `not-found` around it. */
export interface Beside {
  file: string
  export: string
  handler: ts.Node
}

/** What discovery hands over. */
export interface Discovery {
  endpoints: readonly EntryPoint[]
  /** Files that would hold endpoints but could not be read as such, and why. */
  unknown: readonly { what: string; because: string }[]
}
