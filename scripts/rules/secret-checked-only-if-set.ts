import type { Model } from '../access/model.ts'
import { linePlace, type Step } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { isAssured } from './secrets/assured.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'

interface Optional {
  /** Where the secret is compared. */
  compared: Step
  endpoints: EntryPoint[]
  /** What happens without the secret, of the first endpoint. */
  what: string
  /** Does anything more than reading happen? */
  acts: boolean
}

/**
 * `if (secret && header !== secret) return 401`: CWE-636, failing open. The endpoint is run once more for a deployment
 * that lacks its secrets; a webhook that is open then counts as unguarded and is told of by its own rule.
 */
function* check(model: Model): Iterable<Hit> {
  const found = new Map<string, Optional>()
  for (const endpoint of model.endpoints) {
    const judgement = model.judge(endpoint)
    const { turnedAway, skipped, observations } = judgement.anonymous
    // Checked with an empty secret it is checked all the same: that is told of the secret.
    if (observations.some(({ kind }) => kind === 'secret-blank-used')) continue
    const causes = [...turnedAway.map(({ cause }) => cause), ...skipped]
    const compared = causes.find(({ kind }) => kind === 'shared-secret')?.step
    if (!compared || judgement.access.state !== 'guarded') continue
    if (isAssured(model.project, compared.file, compared.line)) continue
    // What is reached although the secret is set is reached past the check, for instance by a request without the header.
    const anyway = new Set(
      judgement.anonymous.effects.filter(({ doubts }) => doubts.length === 0).map(({ node }) => node),
    )
    const effects = judgement
      .withoutSecrets()
      .effects.filter(({ doubts, node }) => doubts.length === 0 && !anyway.has(node))
    const [first] = effects
    if (!first) continue
    const acts = effects.some(({ kind }) => kind !== 'read')
    const key = `${compared.file}:${compared.line}`
    const known = found.get(key)
    found.set(key, {
      compared,
      endpoints: [...(known?.endpoints ?? []), endpoint],
      what: known?.what ?? first.what,
      acts: known?.acts === true || acts,
    })
  }
  for (const each of found.values()) yield hitOf(each)
}

function hitOf({ compared, endpoints: [first, ...others], what, acts }: Optional): Hit {
  return {
    place: linePlace(compared.file, compared.line),
    ...(first ? { endpoint: first.id } : {}),
    ...(acts ? {} : { severity: 'low' as const }),
    message: `The secret is checked only where it is set: where its variable is missing, everybody reaches ${what}. Refuse the request when the variable is empty.`,
    attack:
      'Calls a deployment that never got the variable (a preview, a new region, a typing error), and is let in without any secret.',
    related: others.map(({ id, file, line }) => ({
      ...linePlace(file, line),
      note: `${id} is open in the same way`,
    })),
  }
}

const rule: Rule<Model> = {
  id: 'secret-checked-only-if-set',
  title: 'A secret is checked only if it is set',
  group: 'routes',
  severity: 'medium',
  confidence: 'medium',
  cwe: [636, 1188],
  owasp: 'ASVS V13.1.1',
  since: 'any',
  check,
}

export default rule
