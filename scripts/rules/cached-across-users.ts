import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { noted, type Noted } from './noted/noted.ts'
import { named } from './ownership/hit.ts'

/** What was worked out for one caller is kept and given to others (CWE-524, CWE-525). */
function* check(model: Model): Iterable<Hit> {
  for (const each of noted(model, 'shared-cache'))
    yield hit(
      each,
      'keeps what it finds for one caller under a key that is the same for all: name the caller in the key parts or hand it over as an argument.',
    )
  for (const each of noted(model, 'shared-answer')) {
    const guarded = each.endpoints.filter(endpoint => model.judge(endpoint).access.state === 'guarded')
    if (guarded.length > 0)
      yield hit(
        { ...each, endpoints: guarded },
        'lets every cache on the way keep an answer that is for signed-in callers alone.',
      )
  }
}

function hit({ node, endpoints }: Noted, what: string): Hit {
  const [first] = endpoints
  return {
    place: placeOf(node),
    message: `${named(endpoints)} ${what}`,
    attack: 'Asks for the same thing after somebody else has, and gets what was made for them.',
    ...(first ? { endpoint: first.id } : {}),
  }
}

const rule: Rule<Model> = {
  id: 'cached-across-users',
  title: 'What one caller gets is cached for others',
  group: 'session',
  severity: 'high',
  confidence: 'medium',
  cwe: [524, 525],
  owasp: 'ASVS V14.3.2',
  since: 'any',
  check,
}

export default rule
