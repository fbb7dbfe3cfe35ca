import type { EntryPoint } from '../endpoints/entry-point.ts'

/** Event names and payload shapes of Clerk's webhooks (docs: guides/development/webhooks/overview). */
const CLERK_EVENT =
  /['"](user|organization|organizationMembership|organizationInvitation|session|email|sms|role|permission|waitlistEntry|subscription|invitation)\.(created|updated|deleted|ended|removed|revoked|pending|accepted)['"]|\bWebhookEvent\b/
const PATH = /webhooks?(\/|$)|\/hooks?\//i

const HANDLERS = new Set<EntryPoint['kind']>(['route-handler', 'pages-api', 'hono-route'])

/** Is it an endpoint that other services call with events? Told by its path, or by the events it speaks of. */
export function looksLikeWebhook(endpoint: EntryPoint): boolean {
  if (!HANDLERS.has(endpoint.kind)) return false
  if (endpoint.method !== null && endpoint.method !== 'POST') return false
  return PATH.test(endpoint.path ?? '') || clerkEvents(endpoint)
}

/** Does the module speak of Clerk's events? */
export function clerkEvents(endpoint: EntryPoint): boolean {
  return CLERK_EVENT.test(endpoint.handler.getSourceFile().text)
}
