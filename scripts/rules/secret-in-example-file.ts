import type { Model } from '../access/model.ts'
import { linePlace } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { secretsOf } from './secrets/env-secret.ts'

/** One hit for each file: it is mended in one edit. */
function* check({ project }: Model): Iterable<Hit> {
  for (const file of project.envFiles) {
    if (!file.example) continue
    const secrets = secretsOf(file)
    const worst = secrets.find(secret => secret.live) ?? secrets[0]
    if (worst === undefined) continue
    const others = secrets.filter(secret => secret !== worst)
    const committed = project.git.tracked(file.file) === true ? 'is committed' : 'is meant to be committed'
    yield {
      place: linePlace(file.file, worst.variable.line),
      message: `${file.file} ${committed} and holds ${[worst, ...others].map(({ shown }) => shown).join(', ')} in place of a stand-in: replace the key at its issuer, then write a stand-in.`,
      attack:
        'Reads the example that everybody may read, takes the key out of it and uses it until it is replaced.',
      severity: worst.live ? 'critical' : 'high',
      related: others.map(({ variable, shown }) => ({
        ...linePlace(file.file, variable.line),
        note: `${shown} is real, too`,
      })),
    }
  }
}

const rule: Rule<Model> = {
  id: 'secret-in-example-file',
  title: 'Example env file holds a real key',
  group: 'env',
  severity: 'high',
  confidence: 'high',
  cwe: [538, 798],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
