/**
 * The words of the program, each list once: the zod schema of the report, the options of the commands and
 * the types all derive from these.
 */

/** From harmless to worst; the order is the scale that `--fail-on` compares on. */
export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

export const CONFIDENCES = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Groups of rules, as `audit --only` names them. */
export const GROUPS = ['env', 'middleware', 'routes', 'webhooks', 'session', 'versions'] as const
export type Group = (typeof GROUPS)[number]

/** Where the outside world enters an app. */
export const ENDPOINT_KINDS = [
  'page',
  'layout',
  'template',
  'default',
  'route-handler',
  'server-action',
  'pages-page',
  'pages-api',
  'trpc-procedure',
  'orpc-procedure',
  'middleware',
  'express-route',
  'fastify-route',
  'hono-route',
  'astro-api',
  'astro-page',
  'nitro-handler',
  'server-fn',
  'loader',
  'action',
  'convex-fn',
  'convex-http',
  'socket',
] as const
export type EndpointKind = (typeof ENDPOINT_KINDS)[number]

/** Everyone who may try. */
export const CALLERS = [
  'anonymous',
  'expired',
  'pending',
  'signed-in',
  'other-user',
  'member',
  'other-organisation',
  'admin',
  'stale',
  'impersonator',
  'machine',
] as const
export type Caller = (typeof CALLERS)[number]

/** What `verify --only` and `--skip` name: cells of routes, of actions, deliveries of webhooks, headers and their policy. */
export const VERIFY_PARTS = ['routes', 'actions', 'webhooks', 'headers'] as const
export type VerifyPart = (typeof VERIFY_PARTS)[number]

/** What one caller gets of one endpoint: turned away before any effect, or an effect is reached. */
export const OUTCOMES = ['denied', 'reached', 'unknown'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const ACCESS_STATES = [
  'guarded',
  'unguarded',
  'public',
  'webhook-verified',
  'webhook-unverified',
  'unknown',
] as const
export type AccessState = (typeof ACCESS_STATES)[number]

/** What turns a caller away. */
export const GUARD_KINDS = [
  'session',
  'permission',
  'shared-secret',
  'signature',
  'api-key',
  'other-auth',
] as const
export type GuardKind = (typeof GUARD_KINDS)[number]

/** Is `severity` at or above `floor` on the scale of {@link SEVERITIES}? */
export function atLeast(severity: Severity, floor: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(floor)
}

/** Is `confidence` at or above `floor` on the scale of {@link CONFIDENCES}? */
export function atLeastAsSure(confidence: Confidence, floor: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(floor)
}
