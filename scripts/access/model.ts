import type { Caller } from '../core/vocabulary.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Misplaced } from '../endpoints/next-misplaced.ts'
import type { Configuration } from '../project/configuration.ts'
import type { App, Project } from '../project/project.ts'
import type { ActionWays } from './browser/action-ways.ts'
import type { ServerCode } from './browser/bundle.ts'
import type { Handed } from './browser/handed.ts'
import type { ClerkCall } from './clerk-calls.ts'
import type { NamedCall } from './named-calls.ts'
import type { ClerkOptions } from './options/clerk-options.ts'
import type { Provider } from './headers/providers.ts'
import type { AppHeaders } from './headers/sent.ts'
import type { Effect } from './effect.ts'
import type { Judgement, Reached } from './judgement.ts'
import type { Beyond } from './ties/beyond.ts'
import type { Untied } from './ties/untied.ts'
import type { Written } from './ties/written.ts'
import type { Opener } from './middleware/openers.ts'
import type { Passage } from './middleware/verdict.ts'
import type { Uncovered } from './middleware/uncovered.ts'
import type { Shape, ShapeAnswer } from './shapes/shape.ts'

/** What the rules ask: the access matrix and the source it was reasoned from. */
export interface Model {
  project: Project
  configuration: Configuration
  endpoints: readonly EntryPoint[]
  /** What each caller reaches of an endpoint, with proof. Reasoned once per endpoint. */
  judge: (endpoint: EntryPoint) => Judgement
  /** The route that requests for the endpoint come by: of a tRPC procedure, its dispatcher's; null: none is known. */
  pathOf: (endpoint: EntryPoint) => string | null
  /** The middleware endpoint that Next would run for this app, if there is one. */
  middlewareOf: (app: App) => EntryPoint | undefined
  /** Does it turn away what it does not name? */
  deniesByDefault: (app: App) => boolean
  /** Would the middleware's code turn a signed-out caller away from the endpoint if `config.matcher` let it run? */
  wouldDeny: (endpoint: EntryPoint) => boolean
  /** Files that were meant to be a middleware and that Next never runs. */
  notRun: () => readonly Misplaced[]
  /** A path to the endpoint that the middleware leaves alone, though it guards the usual one (`/files/x1.png`). */
  uncoveredPathOf: (endpoint: EntryPoint) => Uncovered | undefined
  /** What a signed-out caller reaches of an endpoint for which the middleware is not run: there `auth()` throws. */
  reachedWithoutClerk: (endpoint: EntryPoint) => Reached
  /** What a signed-in stranger reads or changes by an id of its choice; empty where the endpoint is open to everybody. */
  untiedOf: (endpoint: EntryPoint) => readonly Untied[]
  /** What a rank in one organisation reads or changes of any other's. */
  beyondOf: (endpoint: EntryPoint) => readonly Beyond[]
  /** Is it an inline action that closes over who its page has found the caller to be? */
  holdsCaller: (endpoint: EntryPoint) => boolean
  /** Does a page that is open to everybody read the same table, by nothing but what its opener asks for? */
  shownByPages: (effect: Effect) => boolean
  /** Does a page that is open to everybody have the browser ask for what the endpoint reads? */
  askedByPages: (endpoint: EntryPoint, effect: Effect) => boolean
  /** How an action of a module of its own can be called; undefined: it is none, or that cannot be told. */
  waysOf: (action: EntryPoint) => ActionWays | undefined
  /** What the middleware does at worst with a form that is posted to a page; undefined: it decides nothing there. */
  postedTo: (page: EntryPoint, caller: Caller) => Passage | undefined
  /** What callers without any particular right write with values of the request. */
  writtenOf: (endpoint: EntryPoint) => readonly Written[]
  /** Calls of Clerk's own functions, resolved through imports. */
  clerkCalls: () => Iterable<ClerkCall>
  /** The response headers that an app sets for its pages: next.config, middleware, host. */
  headersOf: (app: App) => AppHeaders
  /** The places where an app mounts `<ClerkProvider>`. */
  providersOf: (app: App) => readonly Provider[]
  /** Calls that give Clerk options by which it judges requests, with what the options are. */
  clerkOptions: () => readonly ClerkOptions[]
  /** Calls by name in files that have to do with Clerk, tests left out. */
  namedCalls: (names: readonly string[]) => Iterable<NamedCall>
  /** Places where the value of a secret is handed to the browser as it is. */
  handedToBrowser: () => Iterable<Handed>
  /** Server code that a bundler takes into what browsers load, with the way there. */
  serverCodeInBrowser: () => Iterable<ServerCode>
  /** Patterns by which the app's middleware lets signed-out callers through. */
  openersOf: (app: App) => readonly Opener[]
  /** Has the code of these apps a shape that makes a weakness of a package reachable? No apps: the whole project. */
  shapeOf: (apps: readonly App[], shape: Shape) => ShapeAnswer
}
