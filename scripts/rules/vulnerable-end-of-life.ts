import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { advisoryTable } from './advisories/advisory.ts'
import { copiesOf } from './advisories/copies.ts'
import { vulnerable } from './advisories/match.ts'
import { unsupportedFor, versionOf } from './advisories/wording.ts'

/** A copy that an advisory names is reported for that, and its end of life with it. */
function* check(model: Model): Iterable<Hit> {
  const names = new Set(advisoryTable().unsupported.map(each => each.package))
  const said = new Set(vulnerable(model).map(({ copy }) => `${copy.name}@${copy.known.version}`))
  for (const copy of copiesOf(model.project, names)) {
    const ended = unsupportedFor(copy)
    const [place, ...elsewhere] = copy.places
    // What another package brings along is upgraded with that package.
    if (ended === undefined || place === undefined || copy.apps.length === 0) continue
    if (said.has(`${copy.name}@${copy.known.version}`)) continue
    yield {
      place,
      message: `${versionOf(copy)} gets no security fixes: ${ended.because}. Move to ${ended.instead}.`,
      attack: 'Waits for the next published weakness and uses it on apps for which no fix will be made.',
      confidence: copy.known.range === null ? 'high' : 'medium',
      related: elsewhere.map(other => ({ ...other, note: `names the same ${copy.name}` })),
    }
  }
}

const rule: Rule<Model> = {
  id: 'vulnerable-end-of-life',
  title: 'Package that gets no security fixes any more',
  group: 'versions',
  severity: 'low',
  confidence: 'high',
  cwe: [1104],
  owasp: 'ASVS V15.2.1',
  since: 'any',
  check,
}

export default rule
