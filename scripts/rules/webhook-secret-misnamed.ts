import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Project } from '../project/project.ts'
import { placeOf } from '../project/lines.ts'
import { checkedReceivers, seen } from './webhooks/receivers.ts'

/** What verifyWebhook reads where it is given no `signingSecret` (@clerk/backend, webhooks.ts). */
const READ = 'CLERK_WEBHOOK_SIGNING_SECRET'
/** Names of older guides, and of apps that followed them. */
const OLDER =
  /^(NEXT_)?CLERK_(WEBHOOK_SECRET|SIGNING_SECRET|WEBHOOK_SECRET_KEY|WEBHOOK_SIGNING_KEY|SVIX_SECRET)$/
const OLDER_IN_SOURCE =
  /\b(?:NEXT_)?CLERK_(?:WEBHOOK_SECRET|SIGNING_SECRET|WEBHOOK_SECRET_KEY|WEBHOOK_SIGNING_KEY|SVIX_SECRET)\b/
const SCRIPT = /\.[cm]?[jt]sx?$/

/** The check reads one name, and the app sets another: each event is refused, the genuine ones too. */
function* check(model: Model): Iterable<Hit> {
  let named: string | null | undefined
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    const [at] = seen(judgement, 'secret-by-its-name')
    if (!at) continue
    if (named === undefined) named = otherName(model.project)
    if (named === null) return
    yield {
      place: placeOf(at.node),
      message: `The ${shown} is verified with ${READ}, and the app sets ${named}: every event is refused.`,
      attack:
        'Waits: users that were deleted, banned or removed go on living in the app, and the usual repair (leaving the check out) lets everybody in.',
      endpoint: endpoint.id,
    }
  }
}

/** The older name that the app sets or asks for, where nothing speaks of the name that is read. */
function otherName(project: Project): string | null {
  const set = project.envFiles.flatMap(({ variables }) => variables.map(({ name }) => name))
  if (set.includes(READ)) return null
  let found = set.find(name => OLDER.test(name)) ?? null
  for (const file of project.files) {
    if (!SCRIPT.test(file)) continue
    const text = project.text(file) ?? ''
    // A secret that is handed over has whatever name it likes.
    if (text.includes(READ) || text.includes('signingSecret')) return null
    found ??= OLDER_IN_SOURCE.exec(text)?.[0] ?? null
  }
  return found
}

const rule: Rule<Model> = {
  id: 'webhook-secret-misnamed',
  title: 'Webhook secret is set under a name that nobody reads',
  group: 'webhooks',
  severity: 'medium',
  confidence: 'medium',
  cwe: [15],
  owasp: 'API8:2023',
  check,
}

export default rule
