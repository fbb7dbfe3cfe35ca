// Written by `npm run generate` from the files of this folder.
import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import envFileNotIgnored from './env-file-not-ignored.ts'
import envFileTracked from './env-file-tracked.ts'
import envNameNobodyReads from './env-name-nobody-reads.ts'
import envVariableUndeclared from './env-variable-undeclared.ts'
import guardedByLayoutAlone from './guarded-by-layout-alone.ts'
import guardedByMiddlewareAlone from './guarded-by-middleware-alone.ts'
import keysOfDifferentInstances from './keys-of-different-instances.ts'
import publicPatternTooWide from './public-pattern-too-wide.ts'
import secretInExampleFile from './secret-in-example-file.ts'
import secretInHistory from './secret-in-history.ts'
import secretInSource from './secret-in-source.ts'
import secretUnderPublicPrefix from './secret-under-public-prefix.ts'
import sessionAgeByIat from './session-age-by-iat.ts'
import testKeyInProduction from './test-key-in-production.ts'
import unawaitedAuth from './unawaited-auth.ts'
import unguardedApiRoute from './unguarded-api-route.ts'
import unguardedPage from './unguarded-page.ts'
import unguardedRouteHandler from './unguarded-route-handler.ts'
import unguardedServerAction from './unguarded-server-action.ts'
import unguardedTrpcProcedure from './unguarded-trpc-procedure.ts'
import unsetVariableEqualsNothing from './unset-variable-equals-nothing.ts'
import vulnerableClerk from './vulnerable-clerk.ts'
import vulnerableNext from './vulnerable-next.ts'
import webhookReserialisedBody from './webhook-reserialised-body.ts'
import webhookWithoutVerification from './webhook-without-verification.ts'

/** Every rule there is, by id. */
export const RULES: readonly Rule<Model>[] = [
  envFileNotIgnored,
  envFileTracked,
  envNameNobodyReads,
  envVariableUndeclared,
  guardedByLayoutAlone,
  guardedByMiddlewareAlone,
  keysOfDifferentInstances,
  publicPatternTooWide,
  secretInExampleFile,
  secretInHistory,
  secretInSource,
  secretUnderPublicPrefix,
  sessionAgeByIat,
  testKeyInProduction,
  unawaitedAuth,
  unguardedApiRoute,
  unguardedPage,
  unguardedRouteHandler,
  unguardedServerAction,
  unguardedTrpcProcedure,
  unsetVariableEqualsNothing,
  vulnerableClerk,
  vulnerableNext,
  webhookReserialisedBody,
  webhookWithoutVerification,
]
