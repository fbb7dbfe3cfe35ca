import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { noted } from './noted/noted.ts'
import { named } from './ownership/hit.ts'

/** What an app decides by; a theme or a finished tour is the user's own affair. */
const RIGHT =
  /(role|admin|permission|plan|tier|credit|premium|subscri|paid|^pro$|is_?pro$|is_?member|verified|approved|banned|suspended|quota|limit|access|entitle|feature|staff|moderator)/i

/** The user writes `unsafeMetadata` itself, from the browser and at sign-up (docs: guides/users/extending). */
function* check(model: Model): Iterable<Hit> {
  for (const { node, inputs, endpoints } of noted(model, 'weighed-metadata')) {
    const input = inputs.find(each => RIGHT.test(each.split('.').slice(1).join('.')))
    const [first] = endpoints
    if (input === undefined) continue
    yield {
      place: placeOf(node),
      message: `${named(endpoints)} decides by ${input}, which the user itself may write.`,
      attack: `Calls user.update({ unsafeMetadata }) in the browser's console, gives itself the ${input.split('.').at(-1)} that is asked for, and comes back.`,
      ...(first ? { endpoint: first.id } : {}),
    }
  }
}

const rule: Rule<Model> = {
  id: 'unsafe-metadata-trusted',
  title: 'A decision rests on metadata that the user writes',
  group: 'session',
  severity: 'high',
  confidence: 'high',
  cwe: [639, 807],
  owasp: 'API5:2023',
  check,
}

export default rule
