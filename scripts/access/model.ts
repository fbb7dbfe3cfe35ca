import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Configuration } from '../project/configuration.ts'
import type { App, Project } from '../project/project.ts'
import type { ClerkCall } from './clerk-calls.ts'
import type { NamedCall } from './named-calls.ts'
import type { Judgement } from './judgement.ts'
import type { Untied } from './ties/untied.ts'
import type { Written } from './ties/written.ts'
import type { Opener } from './middleware/openers.ts'

/** What the rules ask: the access matrix and the source it was reasoned from. */
export interface Model {
  project: Project
  configuration: Configuration
  endpoints: readonly EntryPoint[]
  /** What each caller reaches of an endpoint, with proof. Reasoned once per endpoint. */
  judge: (endpoint: EntryPoint) => Judgement
  /** The middleware endpoint that Next would run for this app, if there is one. */
  middlewareOf: (app: App) => EntryPoint | undefined
  /** A path that leads to the endpoint and that `config.matcher` leaves out (`/files/x1.png`); undefined where there is none. */
  uncoveredPathOf: (endpoint: EntryPoint) => string | undefined
  /** What a signed-in stranger reads or changes by an id of its choice; empty where the endpoint is open to everybody. */
  untiedOf: (endpoint: EntryPoint) => readonly Untied[]
  /** What callers without any particular right write with values of the request. */
  writtenOf: (endpoint: EntryPoint) => readonly Written[]
  /** Calls of Clerk's own functions, resolved through imports. */
  clerkCalls: () => Iterable<ClerkCall>
  /** Calls by name in files that have to do with Clerk, tests left out. */
  namedCalls: (names: readonly string[]) => Iterable<NamedCall>
  /** Patterns by which the app's middleware lets signed-out callers through. */
  openersOf: (app: App) => readonly Opener[]
}
