import type { EndpointKind } from './vocabulary.ts'

/** A way into an app, before anyone has asked who may use it. */
export interface Endpoint {
  /** Unique in a report and stable while the endpoint keeps its name: `POST /api/posts`, `action app/actions.ts#save`. */
  id: string
  kind: EndpointKind
  file: string
  /** Where the handler begins, from 1. */
  line: number
  /** The HTTP verb where the framework ties the handler to one. */
  method: string | null
  /** The exported name (`default` for a default export), the procedure's property name, an inline action's binding. */
  export: string | null
  /** The route as the framework writes it (`/posts/[id]`), or a procedure's dotted router path. */
  path: string | null
}
