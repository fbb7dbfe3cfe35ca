import type { ReportedEndpoint } from '../core/report.ts'
import type { Caller, Outcome } from '../core/vocabulary.ts'
import type { Original } from './app/copy.ts'
import type { Rights } from './callers/people.ts'

/** The app to verify, as far as its source tells. */
export interface Subject extends Original {
  targets: readonly Target[]
  rights: Rights
  /** Variables that the app's env files or source name; a value where it is a path of the app's own. */
  variables: ReadonlyMap<string, string | undefined>
  /** Headers that its source sends with every page, by lower-case names. */
  promised: ReadonlySet<string>
}

/** An endpoint with what reasoning says about it, and what is needed to ask it. */
export interface Target {
  endpoint: ReportedEndpoint
  /** What reasoning says of each caller; `unknown` where it cannot tell. */
  expected: Readonly<Record<Caller, Outcome>>
  /** The route that requests for it go through, where it has none of its own: a tRPC or oRPC dispatcher, a Hono mount. */
  mount: string | null
  /** Paths to it that the middleware leaves alone, by reasoning, though it guards the usual one. */
  uncovered: readonly string[]
  /** What the handler takes, as its source declares it: arguments of an action, fields of a body. */
  takes: Taken
}

/** Values that the source's own schemas accept, or that stand in where none is found. */
export interface Taken {
  /** JSON body, tRPC input or form fields. */
  fields: Readonly<Record<string, unknown>>
  /** Positional arguments of a server action; `form`: a FormData of the fields. */
  arguments: readonly (Readonly<{ value: unknown }> | 'form')[]
  /** Names that it reads from headers, cookies or the query. */
  reads: readonly string[]
  /** Is a tRPC procedure a query, or does it change something? null for what is no procedure. */
  query: boolean | null
  /** Is the input of a procedure wrapped by a transformer (superjson)? */
  wrapped: boolean
}
