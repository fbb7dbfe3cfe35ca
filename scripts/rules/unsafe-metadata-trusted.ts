import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { noted, type Noted } from './noted/noted.ts'
import { named } from './ownership/hit.ts'

/** What an app decides by; a theme or a finished tour is the user's own affair. */
const RIGHT =
  /(role|admin|permission|plan|tier|credit|premium|subscri|paid|\bpro$|is_?pro$|is_?member|verified|approved|banned|suspended|quota|limit|access|entitle|feature|staff|moderator)/i
/** What is a right where it is there at all; whether a role was chosen yet is asked to send people to choose one. */
const FLAG =
  /\.((is|has|can)[A-Z_]\w*|premium|verified|approved|admin|paid|pro|banned|suspended|staff|moderator)$/

/** The user writes `unsafeMetadata` itself, from the browser and at sign-up (docs: guides/users/extending). */
function* check(model: Model): Iterable<Hit> {
  const known = new Set<string>()
  const seen = [
    ...trusted(noted(model, 'weighed-metadata'), RIGHT),
    ...trusted(noted(model, 'asked-metadata'), FLAG),
  ]
  for (const { input, node, endpoints } of seen) {
    // A value that is asked for again further down is the same mistake.
    const place = placeOf(node)
    const key = `${place.file} ${input}`
    if (known.has(key)) continue
    known.add(key)
    const [first] = endpoints
    yield {
      place,
      message: `${named(endpoints)} decides by ${input}, which the user itself may write.`,
      attack: `Calls user.update({ unsafeMetadata }) in the browser's console, gives itself the ${input.split('.').at(-1)} that is asked for, and comes back.`,
      ...(first ? { endpoint: first.id } : {}),
    }
  }
}

function trusted(all: readonly Noted[], right: RegExp): (Noted & { input: string })[] {
  return all.flatMap(each => {
    const input = each.inputs.find(
      name => name.startsWith('unsafeMetadata.') && right.test(name) && RIGHT.test(name),
    )
    return input === undefined ? [] : [{ ...each, input }]
  })
}

const rule: Rule<Model> = {
  id: 'unsafe-metadata-trusted',
  title: 'A decision rests on metadata that the user writes',
  group: 'session',
  severity: 'high',
  confidence: 'medium',
  cwe: [639, 807],
  owasp: 'API5:2023',
  since: 'any',
  check,
}

export default rule
