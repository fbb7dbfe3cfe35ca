import type { Model } from '../access/model.ts'
import type { Effect } from '../access/effect.ts'
import { RAISED, ROLE } from '../access/ties/roles.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { checkedReceivers } from './webhooks/receivers.ts'

/** Columns that say what a user may have: beside roles, what is paid for, and whom one belongs to. */
const WORTH =
  /^(plan|tier|credits?|balance|quota|subscription(_?(status|tier|plan))?|is_?(pro|premium|paid|verified)|organi[sz]ation_?id|org_?id|tenant_?id|owner_?id)$/i
const METADATA = /^(public|private)_?metadata$/i
/** `event.data.unsafe_metadata`, whole. */
const WHOLE = /(^|\.)unsafe_?metadata$/i
const UNSAFE = /(^|\.)unsafe_?metadata(\.|$)/i

/**
 * The signature says that Clerk sent the event. `unsafe_metadata` in it was written by the user's own browser all the
 * same (https://clerk.com/docs/guides/users/extending#unsafe-metadata).
 */
function* check(model: Model): Iterable<Hit> {
  for (const { endpoint, judgement, shown } of checkedReceivers(model)) {
    for (const effect of judgement.asSender().effects) {
      const column = trusted(effect)
      if (column === undefined) continue
      yield {
        place: placeOf(effect.node),
        message: `The ${shown} writes ${column} from unsafe_metadata, which the user's own browser sets.`,
        attack: `Signs up with an unsafeMetadata of its choice (or calls user.update() in the console), and the webhook writes it into ${column}.`,
        endpoint: endpoint.id,
        related: [{ ...placeOf(effect.node), note: `${effect.what} writes ${column}` }],
      }
    }
  }
}

function trusted({ kind, set }: Effect): string | undefined {
  if (kind === 'read') return undefined
  // A row that was found by it (`unsafe_metadata.inviteCode`) says what the app itself has written there.
  return set.find(({ name, from, sent }) =>
    METADATA.test(name)
      ? from.inputs.some(input => WHOLE.test(input))
      : (ROLE.test(name) || RAISED.test(name) || WORTH.test(name)) &&
        sent &&
        from.inputs.some(input => UNSAFE.test(input)),
  )?.name
}

const rule: Rule<Model> = {
  id: 'webhook-trusts-unsafe-metadata',
  title: "Webhook writes rights from the user's own unsafe metadata",
  group: 'webhooks',
  severity: 'high',
  confidence: 'medium',
  cwe: [269, 345],
  owasp: 'API3:2023',
  since: 'any',
  check,
}

export default rule
