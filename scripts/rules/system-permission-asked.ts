import { optionOf } from '../access/named-calls.ts'
import type { Model } from '../access/model.ts'
import { named as asName } from '../core/name.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

/**
 * `org:sys_*` permissions are not in the session token: on the server `has` and `protect` refuse them to everybody, the
 * administrator too (docs: guides/organizations/control-access/roles-and-permissions). What refuses everybody is soon
 * taken out.
 */
function* check(model: Model): Iterable<Hit> {
  for (const { node, name, client } of model.namedCalls(['has', 'protect'])) {
    const permission = optionOf(node.arguments[0], 'permission')
    if (client || !permission || !ts.isStringLiteralLike(permission)) continue
    if (!/^(org:)?sys_/.test(permission.text)) continue
    yield {
      place: placeOf(permission),
      message: `${name}() asks for ${asName(permission.text)}, which no session token holds: on the server the answer is always no.`,
      attack:
        'Waits for the check that refuses administrators too to be taken out or turned round, and walks in.',
    }
  }
}

const rule: Rule<Model> = {
  id: 'system-permission-asked',
  title: 'A system permission is asked of the session token',
  group: 'session',
  severity: 'low',
  confidence: 'high',
  cwe: [863],
  owasp: 'API5:2023',
  since: '@clerk/nextjs 5.0.0',
  check,
}

export default rule
