import type { EntryPoint } from '../endpoints/entry-point.ts'
import { ts } from '../project/typescript.ts'
import type { Effect } from './effect.ts'

/** Event names and payload shapes of Clerk's webhooks (docs: guides/development/webhooks/overview). */
const CLERK_EVENT =
  /['"`](user|organization|organizationMembership|organizationInvitation|session|email|sms|role|permission|waitlistEntry|subscription|invitation)\.(created|updated|deleted|ended|removed|revoked|pending|accepted)['"`]|\bWebhookEvent\b/
const PATH = /webhooks?(\/|$)|\/hooks?\//i

const HANDLERS = new Set<EntryPoint['kind']>(['route-handler', 'pages-api', 'hono-route'])

/** Is it an endpoint that other services call with events? Told by its path, or by the events it speaks of. */
export function looksLikeWebhook(endpoint: EntryPoint, effects: () => readonly Effect[]): boolean {
  if (!HANDLERS.has(endpoint.kind)) return false
  if (endpoint.method !== null && endpoint.method !== 'POST') return false
  if (PATH.test(endpoint.path ?? '') || clerkEvents(endpoint)) return true
  const module = endpoint.handler.getSourceFile()
  return handsOn(module) && effects().some(({ node }) => CLERK_EVENT.test(node.getSourceFile().text))
}

/** A route that only hands on what another module does. */
function handsOn({ statements }: ts.SourceFile): boolean {
  return statements.every(each => ts.isImportDeclaration(each) || ts.isExportDeclaration(each))
}

/** Does the module speak of Clerk's events? */
export function clerkEvents(endpoint: EntryPoint): boolean {
  return CLERK_EVENT.test(endpoint.handler.getSourceFile().text)
}

/** A service that sends events, and what of it shows in an endpoint that receives them. */
interface Sender {
  name: string
  path: RegExp
  /** Headers, events and types that no other service names so; null: the path and the package alone tell. */
  speaks: RegExp | null
  /** Its own package, which a webhook of another service may import too. */
  packages: RegExp
}

const SENDERS: readonly Sender[] = [
  {
    name: 'Clerk',
    path: /clerk/i,
    speaks:
      /['"](organizationMembership|organizationInvitation)\.\w+['"]|['"]user\.(created|updated|deleted)['"]|['"]session\.(created|ended|removed|revoked)['"]|\bWebhookEvent\b[^;]{0,200}@clerk\/|\b(User|Organization|OrganizationMembership)WebhookEvent\b/,
    packages: /^@clerk\/\w+\/webhooks$/,
  },
  {
    name: 'Stripe',
    path: /stripe/i,
    speaks:
      /stripe-signature|['"](checkout\.session|customer\.subscription|payment_intent|invoice|charge|setup_intent|account)\.\w+['"]|\bStripe\.Event\b/i,
    packages: /^stripe$/,
  },
  {
    name: 'GitHub',
    path: /github/i,
    speaks: /x-hub-signature|x-github-event/i,
    packages: /^@octokit\/webhooks/,
  },
  {
    name: 'Lemon Squeezy',
    path: /lemon[-_]?squeezy/i,
    speaks: /['"]X-Event-Name['"]/i,
    packages: /^@lemonsqueezy\//,
  },
  { name: 'Paddle', path: /paddle/i, speaks: /paddle-signature/i, packages: /^@paddle\// },
  { name: 'Paystack', path: /paystack/i, speaks: /x-paystack-signature/i, packages: /paystack/ },
  { name: 'Razorpay', path: /razorpay/i, speaks: /x-razorpay-signature/i, packages: /^razorpay$/ },
  { name: 'Flutterwave', path: /flutterwave/i, speaks: /['"]verif-hash['"]/i, packages: /flutterwave/ },
  { name: 'Shopify', path: /shopify/i, speaks: /x-shopify-(hmac-sha256|topic)/i, packages: /^@shopify\// },
  { name: 'Polar', path: /polar/i, speaks: null, packages: /^@polar-sh\// },
  {
    name: 'Resend',
    path: /resend/i,
    speaks: /['"]email\.(delivered|bounced|complained|opened|clicked)['"]/,
    packages: /^resend$/,
  },
  { name: 'Twilio', path: /twilio/i, speaks: /x-twilio-signature/i, packages: /^twilio$/ },
  {
    name: 'Slack',
    path: /slack/i,
    speaks: /x-slack-signature|['"]url_verification['"]/i,
    packages: /^@slack\//,
  },
  { name: 'Replicate', path: /replicate/i, speaks: null, packages: /^replicate$/ },
  {
    name: 'Sanity',
    path: /sanity/i,
    speaks: /sanity-webhook-signature/i,
    packages: /^next-sanity\/webhook$/,
  },
  { name: 'QStash', path: /qstash/i, speaks: /upstash-signature/i, packages: /^@upstash\/qstash/ },
]

/**
 * Whose events an endpoint receives: as its path says, else as the headers and events say that it speaks of, else as its
 * only sender's package says. A Clerk webhook that cancels a Stripe subscription stays Clerk's.
 */
export function senderOf(endpoint: EntryPoint): string | null {
  const { text } = endpoint.handler.getSourceFile()
  const packages = [...text.matchAll(/\bfrom\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/g)].map(
    ([, imported, required]) => imported ?? required ?? '',
  )
  const only = (told: (sender: Sender) => boolean): string | undefined => {
    const [first, second] = SENDERS.filter(told)
    return second === undefined ? first?.name : undefined
  }
  return (
    only(({ path }) => path.test(endpoint.path ?? '')) ??
    only(({ speaks }) => speaks?.test(text) === true) ??
    only(each => packages.some(name => each.packages.test(name))) ??
    null
  )
}
