import type { EntryPoint } from '../endpoints/entry-point.ts'
import { ts } from '../project/typescript.ts'
import type { Effect } from './run.ts'

/** Event names and payload shapes of Clerk's webhooks (docs: guides/development/webhooks/overview). */
const CLERK_EVENT =
  /['"`](user|organization|organizationMembership|organizationInvitation|session|email|sms|role|permission|waitlistEntry|subscription|invitation)\.(created|updated|deleted|ended|removed|revoked|pending|accepted)['"`]|\bWebhookEvent\b/
const PATH = /webhooks?(\/|$)|\/hooks?\//i

/** Is it an endpoint that other services call with events? Told by its path, or by the events it speaks of. */
export function looksLikeWebhook(endpoint: EntryPoint, effects: readonly Effect[]): boolean {
  if (endpoint.kind !== 'route-handler' && endpoint.kind !== 'pages-api') return false
  if (endpoint.method !== null && endpoint.method !== 'POST') return false
  if (PATH.test(endpoint.path ?? '') || clerkEvents(endpoint)) return true
  const module = endpoint.handler.getSourceFile()
  return handsOn(module) && effects.some(({ node }) => CLERK_EVENT.test(node.getSourceFile().text))
}

/** A route that only hands on what another module does. */
function handsOn({ statements }: ts.SourceFile): boolean {
  return statements.every(each => ts.isImportDeclaration(each) || ts.isExportDeclaration(each))
}

/** Does the module speak of Clerk's events? */
export function clerkEvents(endpoint: EntryPoint): boolean {
  return CLERK_EVENT.test(endpoint.handler.getSourceFile().text)
}
