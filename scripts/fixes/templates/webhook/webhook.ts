import type { Model } from '../../../access/model.ts'
import { clerkEvents, senderOf } from '../../../access/webhook.ts'
import type { Fix } from '../../../core/fix.ts'
import type { EntryPoint } from '../../../endpoints/entry-point.ts'
import { STORE } from '../examples.ts'
import type { Home } from '../home.ts'
import { placed } from '../parts.ts'
import type { Source } from '../parts.ts'
import { verifierFor } from '../../webhook-handler.ts'
import { opened } from './public-list.ts'

const SECRET = 'CLERK_WEBHOOK_SIGNING_SECRET'
const PATH = '/api/webhooks/clerk'

/**
 * The handler of Clerk's events. One that is there keeps its code: the signature is checked in front of it.
 * @param verified the check in front of a handler that has none
 */
export function webhookTemplate(
  model: Model,
  home: Home,
  source: Source,
  verified: (endpoint: EntryPoint) => Fix | undefined,
): Fix {
  const standing = model.endpoints.find(each => each.app === home.root.app && receivesClerk(each))
  if (standing !== undefined) return merged(model, home, source, { endpoint: standing, verified })
  const { major, minor, patch } = home.clerk
  const verifier = verifierFor([major, minor, patch], major)
  const isPages = home.root.appDir === null
  if (isPages && verifier === 'svix') return tooOld()
  const part = isPages ? 'webhook-route-pages' : verifier === 'clerk' ? 'webhook-route' : 'webhook-route-svix'
  const parts = placed(home, source, [part])
  const file = parts.files.get(part)
  const { edits, remains } = opened(model, home, PATH)
  return {
    title: `Take Clerk's events in ${file ?? 'a route'}`,
    safety: 'review',
    edits: parts.create.length === 0 ? [] : edits,
    create: parts.create,
    install: parts.install,
    remains: [
      `Set ${SECRET} to the signing secret of the endpoint (Clerk Dashboard, Webhooks) wherever the app runs: until then the handler answers 500.`,
      STORE,
      ...remains,
    ],
  }
}

function tooOld(): Fix {
  return {
    title: "Take Clerk's events in a route",
    safety: 'review',
    edits: [],
    create: [],
    install: [],
    remains: [
      'For a webhook in the Pages Router, upgrade @clerk/nextjs to 6.23.3 or later: it brings verifyWebhook().',
    ],
  }
}

function receivesClerk(endpoint: EntryPoint): boolean {
  const kind = endpoint.kind === 'route-handler' ? endpoint.method === 'POST' : endpoint.kind === 'pages-api'
  return (
    kind && senderOf(endpoint) === 'Clerk' && (clerkEvents(endpoint) || /webhook/i.test(endpoint.path ?? ''))
  )
}

function merged(
  model: Model,
  home: Home,
  source: Source,
  { endpoint, verified }: { endpoint: EntryPoint; verified: (endpoint: EntryPoint) => Fix | undefined },
): Fix {
  const { file, path } = endpoint
  const title = `Verify Clerk's events in ${file}, and work each off once`
  const isVerified = model.judge(endpoint).access.state === 'webhook-verified'
  const fix = isVerified ? undefined : verified(endpoint)
  const opening = opened(model, home, path ?? PATH)
  const text = home.project.text(file) ?? ''
  const isOnce = /svix-id|webhook-deliveries|svixId|idempoten/i.test(text)
  const parts = isOnce ? undefined : placed(home, source, ['webhook-deliveries'])
  const store = parts?.files.get('webhook-deliveries')
  return {
    title,
    safety: 'review',
    edits: [...(fix?.edits ?? []), ...opening.edits],
    create: [...(fix?.create ?? []), ...(parts?.create ?? [])],
    install: [...(fix?.install ?? []), ...(parts?.install ?? [])],
    remains: [
      ...(fix?.remains ?? []),
      ...opening.remains,
      ...(!isVerified && fix === undefined
        ? [
            `In ${file}, verify the signature before anything else: \`await verifyWebhook(request)\` from '@clerk/nextjs/webhooks'.`,
          ]
        : []),
      ...(store === undefined
        ? []
        : [
            `In ${file}, put what is done for an event into \`await once(request.headers.get('svix-id') ?? '', async () => { … })\`, with \`import { once } from '${home.specifier(file, store)}'\`, and answer 409 where it says false: the same event is delivered more than once.`,
          ]),
    ],
  }
}
