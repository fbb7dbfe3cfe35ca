import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Configuration } from '../project/configuration.ts'
import type { App, Project } from '../project/project.ts'
import type { ServerCode } from './browser/bundle.ts'
import type { Handed } from './browser/handed.ts'
import type { ClerkCall } from './clerk-calls.ts'
import type { Judgement } from './judgement.ts'
import type { Opener } from './middleware/openers.ts'
import type { Shape, ShapeAnswer } from './shapes/shape.ts'

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
  /** Calls of Clerk's own functions, resolved through imports. */
  clerkCalls: () => Iterable<ClerkCall>
  /** Places where the value of a secret is handed to the browser as it is. */
  handedToBrowser: () => Iterable<Handed>
  /** Server code that a bundler takes into what browsers load, with the way there. */
  serverCodeInBrowser: () => Iterable<ServerCode>
  /** Patterns by which the app's middleware lets signed-out callers through. */
  openersOf: (app: App) => readonly Opener[]
  /** Has the code of these apps a shape that makes a weakness of a package reachable? No apps: the whole project. */
  shapeOf: (apps: readonly App[], shape: Shape) => ShapeAnswer
}
