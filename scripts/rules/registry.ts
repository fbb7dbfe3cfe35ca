// Written by `npm run generate` from the files of this folder.
import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import envFileNotIgnored from './env-file-not-ignored.ts'
import envFileTracked from './env-file-tracked.ts'
import guardedByLayoutAlone from './guarded-by-layout-alone.ts'
import guardedByMiddlewareAlone from './guarded-by-middleware-alone.ts'
import publicPatternTooWide from './public-pattern-too-wide.ts'
import secretInBuiltChunk from './secret-in-built-chunk.ts'
import secretInSource from './secret-in-source.ts'
import secretReachesBrowser from './secret-reaches-browser.ts'
import secretUnderPublicPrefix from './secret-under-public-prefix.ts'
import serverModuleInClientBundle from './server-module-in-client-bundle.ts'
import sessionAgeByIat from './session-age-by-iat.ts'
import unawaitedAuth from './unawaited-auth.ts'
import unguardedApiRoute from './unguarded-api-route.ts'
import unguardedPage from './unguarded-page.ts'
import unguardedRouteHandler from './unguarded-route-handler.ts'
import unguardedServerAction from './unguarded-server-action.ts'
import unguardedTrpcProcedure from './unguarded-trpc-procedure.ts'
import vulnerableClerk from './vulnerable-clerk.ts'
import vulnerableEndOfLife from './vulnerable-end-of-life.ts'
import vulnerableNext from './vulnerable-next.ts'
import vulnerablePrerelease from './vulnerable-prerelease.ts'
import vulnerableServerComponents from './vulnerable-server-components.ts'
import webhookReserialisedBody from './webhook-reserialised-body.ts'
import webhookWithoutVerification from './webhook-without-verification.ts'

/** Every rule there is, by id. */
export const RULES: readonly Rule<Model>[] = [
  envFileNotIgnored,
  envFileTracked,
  guardedByLayoutAlone,
  guardedByMiddlewareAlone,
  publicPatternTooWide,
  secretInBuiltChunk,
  secretInSource,
  secretReachesBrowser,
  secretUnderPublicPrefix,
  serverModuleInClientBundle,
  sessionAgeByIat,
  unawaitedAuth,
  unguardedApiRoute,
  unguardedPage,
  unguardedRouteHandler,
  unguardedServerAction,
  unguardedTrpcProcedure,
  vulnerableClerk,
  vulnerableEndOfLife,
  vulnerableNext,
  vulnerablePrerelease,
  vulnerableServerComponents,
  webhookReserialisedBody,
  webhookWithoutVerification,
]
