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
  /** The route of the framework that hands requests to this route of a router. */
  mountedAt?: EntryPoint
}

/** What discovery hands over. */
export interface Discovery {
  endpoints: readonly EntryPoint[]
  /** Files that would hold endpoints but could not be read as such, and why. */
  unknown: readonly { what: string; because: string }[]
}
