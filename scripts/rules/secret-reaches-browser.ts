import type { Model } from '../access/model.ts'
import { namesClerkSecret } from '../core/secret-name.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'

function* check(model: Model): Iterable<Hit> {
  const seen = new Set<string>()
  for (const { name, node, how } of model.handedToBrowser()) {
    const place = placeOf(node)
    const key = `${place.file}:${place.line}:${name}`
    if (seen.has(key)) continue
    seen.add(key)
    const whole = name === 'process.env'
    yield {
      place,
      message: whole
        ? `The whole environment ${how}, with every secret in it: name the values that the browser needs, and replace the secrets.`
        : `${name} ${how}: keep it on the server, hand on what it was needed for, and replace the value.`,
      attack:
        whole || namesClerkSecret(name) || name.startsWith('clerk.')
          ? 'Reads the key in what the browser was sent and reads, changes or impersonates every user through the Backend API.'
          : 'Reads the value in what the browser was sent and uses it as the server would.',
    }
  }
}

const rule: Rule<Model> = {
  id: 'secret-reaches-browser',
  title: 'Secret handed to the browser',
  group: 'env',
  severity: 'critical',
  confidence: 'high',
  cwe: [200, 522],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
