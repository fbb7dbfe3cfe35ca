import type { Model } from '../../access/model.ts'
import type { Project } from '../../project/project.ts'
import { checkedReceivers, seen } from './receivers.ts'

/** What verifyWebhook reads where it is given no `signingSecret` (@clerk/backend, webhooks.ts). */
export const READ = 'CLERK_WEBHOOK_SIGNING_SECRET'
/** Names of older guides, and of apps that followed them. */
const OLDER =
  /^(NEXT_)?CLERK_(WEBHOOK_SECRET|SIGNING_SECRET|WEBHOOK_SECRET_KEY|WEBHOOK_SIGNING_KEY|SVIX_SECRET)$/
const OLDER_IN_SOURCE =
  /\b(?:NEXT_)?CLERK_(?:WEBHOOK_SECRET|SIGNING_SECRET|WEBHOOK_SECRET_KEY|WEBHOOK_SIGNING_KEY|SVIX_SECRET)\b/
const SCRIPT = /\.[cm]?[jt]sx?$/

/** The older name that the app sets or asks for, where nothing speaks of the name that is read. */
export function olderName(project: Project): string | null {
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

/** Does a webhook ask for the secret under the name that is not set? Then the webhook is where it is told. */
export function toldOfWebhook(model: Model, name: string): boolean {
  if (!OLDER.test(name) || olderName(model.project) === null) return false
  return [...checkedReceivers(model)].some(
    ({ judgement }) => seen(judgement, 'secret-by-its-name').length > 0,
  )
}
