import semver from 'semver'
import { clerkEvents } from '../../access/webhook.ts'
import type { Fix } from '../../core/fix.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { verifiedWebhook, verifierFor } from '../../fixes/webhook-handler.ts'
import type { Verifier } from '../../fixes/webhook-handler.ts'
import type { Project } from '../../project/project.ts'
import { handlerSpots } from './handler-spots.ts'

/** Events that no other service names so, or Clerk's own type of an event. */
const SURELY_CLERK =
  /['"`](?:user|session|organizationMembership|organizationInvitation)\.[a-zA-Z]+['"`]|\bWebhookEvent\b[^;]{0,200}@clerk\//
/** Another service that the file speaks of may be the one that sends. */
const OTHER_SENDER =
  /\b(?:stripe|polar|paddle|lemon[-_ ]?squeezy|resend|workos|auth0|supabase|github|twilio)\b/i
/** Names that the docs have used over the years; what the app has set already need not be set again. */
const SECRET_NAME = /^(?:CLERK_)?WEBHOOK_(?:SIGNING_)?SECRET(?:_CLERK)?$/
const DEFAULT_SECRET_NAME = 'CLERK_WEBHOOK_SIGNING_SECRET'

/** The verified handler, for an App Router endpoint whose events look like Clerk's; undefined for any other. */
export function webhookFix(project: Project, endpoint: EntryPoint): Fix | undefined {
  const text = project.text(endpoint.file) ?? ''
  if (endpoint.kind !== 'route-handler' || !clerkEvents(endpoint)) return undefined
  const verifier = verifierOf(endpoint)
  return verifiedWebhook({
    file: endpoint.file,
    text,
    spots:
      endpoint.handler.getSourceFile().text === text ? handlerSpots(endpoint.handler, verifier) : undefined,
    verifier,
    surelyClerk: SURELY_CLERK.test(text) && !OTHER_SENDER.test(text),
    hasSvix: endpoint.app.dependencies.has('svix'),
    secretName: secretNameOf(project),
  })
}

function verifierOf({ app }: EntryPoint): Verifier {
  const installed = app.version('@clerk/nextjs')
  const version = semver.parse(installed?.version)
  return verifierFor(
    version === null ? undefined : [version.major, version.minor, version.patch],
    installed?.major ?? null,
  )
}

/** The name that the app's env files already give the secret, where they agree on one. */
function secretNameOf(project: Project): string {
  const names = new Set(
    project.envFiles
      .flatMap(({ variables }) => variables.map(({ name }) => name))
      .filter(name => SECRET_NAME.test(name)),
  )
  const [only, second] = names
  return only !== undefined && second === undefined ? only : DEFAULT_SECRET_NAME
}
