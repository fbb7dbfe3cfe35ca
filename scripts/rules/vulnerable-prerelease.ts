import semver from 'semver'
import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { copiesOf } from './advisories/copies.ts'
import { vulnerable } from './advisories/match.ts'

/** The packages that decide who gets in; of `next`, canaries are common and advisories count them. */
const DECIDES = /^@clerk\//

/** A copy that an advisory names is reported for that. */
function* check(model: Model): Iterable<Hit> {
  const { project } = model
  const names = new Set(
    project.apps.flatMap(app => [...app.dependencies.keys()].filter(name => DECIDES.test(name))),
  )
  const said = new Set(vulnerable(model).map(({ copy }) => `${copy.name}@${copy.known.version}`))
  for (const copy of copiesOf(project, names)) {
    const { name, known, apps } = copy
    const [place, ...elsewhere] = copy.places
    if (place === undefined || apps.length === 0 || known.range !== null) continue
    if (semver.prerelease(known.version) === null || said.has(`${name}@${known.version}`)) continue
    yield {
      place,
      message: `${name} ${known.version} is a prerelease: fixes are made for releases alone. Move to a release of ${semver.major(known.version)} or later.`,
      attack: 'Uses a weakness that was mended in the releases and never in this build.',
      related: elsewhere.map(other => ({ ...other, note: `names the same ${name}` })),
    }
  }
}

const rule: Rule<Model> = {
  id: 'vulnerable-prerelease',
  title: 'Prerelease of a Clerk package',
  group: 'versions',
  severity: 'low',
  confidence: 'high',
  cwe: [1104],
  owasp: 'ASVS V15.2.1',
  since: 'any',
  check,
}

export default rule
