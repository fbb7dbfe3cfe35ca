// Written by `npm run generate` from the files of this folder.
import type { Model } from '../access/model.ts'
import type { Rule } from '../core/rule.ts'
import administrationOpenToAll from './administration-open-to-all.ts'
import authObjectTested from './auth-object-tested.ts'
import authorizedPartiesMissing from './authorized-parties-missing.ts'
import authorizedPartiesWrong from './authorized-parties-wrong.ts'
import bypassOnByDefault from './bypass-on-by-default.ts'
import cachedAcrossUsers from './cached-across-users.ts'
import changeByGet from './change-by-get.ts'
import clerkDebugLeftOn from './clerk-debug-left-on.ts'
import clerkKeyFromRequest from './clerk-key-from-request.ts'
import cspLeavesGaps from './csp-leaves-gaps.ts'
import cspShutsOutClerk from './csp-shuts-out-clerk.ts'
import envFileNotIgnored from './env-file-not-ignored.ts'
import envFileTracked from './env-file-tracked.ts'
import envNameNobodyReads from './env-name-nobody-reads.ts'
import envVariableUndeclared from './env-variable-undeclared.ts'
import foreignObjectChanged from './foreign-object-changed.ts'
import foreignObjectRead from './foreign-object-read.ts'
import guardNeverRefuses from './guard-never-refuses.ts'
import guardedByLayoutAlone from './guarded-by-layout-alone.ts'
import guardedByMiddlewareAlone from './guarded-by-middleware-alone.ts'
import inputUnchecked from './input-unchecked.ts'
import keysOfDifferentInstances from './keys-of-different-instances.ts'
import machineTokenUnchecked from './machine-token-unchecked.ts'
import massAssignment from './mass-assignment.ts'
import matcherIsTheOnlyGate from './matcher-is-the-only-gate.ts'
import matcherLeavesEndpointOpen from './matcher-leaves-endpoint-open.ts'
import middlewareAbsent from './middleware-absent.ts'
import middlewareNotRun from './middleware-not-run.ts'
import openRedirect from './open-redirect.ts'
import ownerFromRequest from './owner-from-request.ts'
import pendingSessionAccepted from './pending-session-accepted.ts'
import priceFromRequest from './price-from-request.ts'
import protectedListMissesPages from './protected-list-misses-pages.ts'
import publicPatternTooWide from './public-pattern-too-wide.ts'
import rankBeyondOrganisation from './rank-beyond-organisation.ts'
import rateLimitMissing from './rate-limit-missing.ts'
import reverificationMisused from './reverification-misused.ts'
import roleFromPublicEnv from './role-from-public-env.ts'
import secretCheckedOnlyIfSet from './secret-checked-only-if-set.ts'
import secretInBuiltChunk from './secret-in-built-chunk.ts'
import secretInExampleFile from './secret-in-example-file.ts'
import secretInHistory from './secret-in-history.ts'
import secretInSource from './secret-in-source.ts'
import secretReachesBrowser from './secret-reaches-browser.ts'
import secretUnderPublicPrefix from './secret-under-public-prefix.ts'
import securityHeaderWeakened from './security-header-weakened.ts'
import securityHeadersMissing from './security-headers-missing.ts'
import sensitiveWithoutReverification from './sensitive-without-reverification.ts'
import serverModuleInClientBundle from './server-module-in-client-bundle.ts'
import sessionAgeByIat from './session-age-by-iat.ts'
import sessionTokenLeaked from './session-token-leaked.ts'
import strictCspWithoutDynamic from './strict-csp-without-dynamic.ts'
import systemPermissionAsked from './system-permission-asked.ts'
import testKeyInProduction from './test-key-in-production.ts'
import tokenOnlyDecoded from './token-only-decoded.ts'
import unawaitedAuth from './unawaited-auth.ts'
import undefinedFilter from './undefined-filter.ts'
import unguardedApiRoute from './unguarded-api-route.ts'
import unguardedHonoRoute from './unguarded-hono-route.ts'
import unguardedOrpcProcedure from './unguarded-orpc-procedure.ts'
import unguardedPage from './unguarded-page.ts'
import unguardedRouteHandler from './unguarded-route-handler.ts'
import unguardedServerAction from './unguarded-server-action.ts'
import unguardedTrpcProcedure from './unguarded-trpc-procedure.ts'
import unsafeMetadataTrusted from './unsafe-metadata-trusted.ts'
import unsetVariableEqualsNothing from './unset-variable-equals-nothing.ts'
import userSentWhole from './user-sent-whole.ts'
import vulnerableClerk from './vulnerable-clerk.ts'
import vulnerableEndOfLife from './vulnerable-end-of-life.ts'
import vulnerableNext from './vulnerable-next.ts'
import vulnerablePrerelease from './vulnerable-prerelease.ts'
import vulnerableServerComponents from './vulnerable-server-components.ts'
import webhookAcceptsOldDeliveries from './webhook-accepts-old-deliveries.ts'
import webhookBehindSignIn from './webhook-behind-sign-in.ts'
import webhookErrorDisclosed from './webhook-error-disclosed.ts'
import webhookEventUndefined from './webhook-event-undefined.ts'
import webhookPayloadLogged from './webhook-payload-logged.ts'
import webhookRepeatsOnRedelivery from './webhook-repeats-on-redelivery.ts'
import webhookReserialisedBody from './webhook-reserialised-body.ts'
import webhookSecretGuessable from './webhook-secret-guessable.ts'
import webhookSecretMisnamed from './webhook-secret-misnamed.ts'
import webhookSignatureCheckedByHand from './webhook-signature-checked-by-hand.ts'
import webhookTrustsUnsafeMetadata from './webhook-trusts-unsafe-metadata.ts'
import webhookVerifiedAfterEffect from './webhook-verified-after-effect.ts'
import webhookWithoutVerification from './webhook-without-verification.ts'

/** Every rule there is, by id. */
export const RULES: readonly Rule<Model>[] = [
  administrationOpenToAll,
  authObjectTested,
  authorizedPartiesMissing,
  authorizedPartiesWrong,
  bypassOnByDefault,
  cachedAcrossUsers,
  changeByGet,
  clerkDebugLeftOn,
  clerkKeyFromRequest,
  cspLeavesGaps,
  cspShutsOutClerk,
  envFileNotIgnored,
  envFileTracked,
  envNameNobodyReads,
  envVariableUndeclared,
  foreignObjectChanged,
  foreignObjectRead,
  guardNeverRefuses,
  guardedByLayoutAlone,
  guardedByMiddlewareAlone,
  inputUnchecked,
  keysOfDifferentInstances,
  machineTokenUnchecked,
  massAssignment,
  matcherIsTheOnlyGate,
  matcherLeavesEndpointOpen,
  middlewareAbsent,
  middlewareNotRun,
  openRedirect,
  ownerFromRequest,
  pendingSessionAccepted,
  priceFromRequest,
  protectedListMissesPages,
  publicPatternTooWide,
  rankBeyondOrganisation,
  rateLimitMissing,
  reverificationMisused,
  roleFromPublicEnv,
  secretCheckedOnlyIfSet,
  secretInBuiltChunk,
  secretInExampleFile,
  secretInHistory,
  secretInSource,
  secretReachesBrowser,
  secretUnderPublicPrefix,
  securityHeaderWeakened,
  securityHeadersMissing,
  sensitiveWithoutReverification,
  serverModuleInClientBundle,
  sessionAgeByIat,
  sessionTokenLeaked,
  strictCspWithoutDynamic,
  systemPermissionAsked,
  testKeyInProduction,
  tokenOnlyDecoded,
  unawaitedAuth,
  undefinedFilter,
  unguardedApiRoute,
  unguardedHonoRoute,
  unguardedOrpcProcedure,
  unguardedPage,
  unguardedRouteHandler,
  unguardedServerAction,
  unguardedTrpcProcedure,
  unsafeMetadataTrusted,
  unsetVariableEqualsNothing,
  userSentWhole,
  vulnerableClerk,
  vulnerableEndOfLife,
  vulnerableNext,
  vulnerablePrerelease,
  vulnerableServerComponents,
  webhookAcceptsOldDeliveries,
  webhookBehindSignIn,
  webhookErrorDisclosed,
  webhookEventUndefined,
  webhookPayloadLogged,
  webhookRepeatsOnRedelivery,
  webhookReserialisedBody,
  webhookSecretGuessable,
  webhookSecretMisnamed,
  webhookSignatureCheckedByHand,
  webhookTrustsUnsafeMetadata,
  webhookVerifiedAfterEffect,
  webhookWithoutVerification,
]
