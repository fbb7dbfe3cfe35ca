import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { noted } from './noted/noted.ts'
import { named } from './ownership/hit.ts'

/**
 * The backend's user holds `privateMetadata`, every address and number, and ids at other services; the browser is to
 * have none of it (docs: reference/backend/types/backend-user, guides/users/extending).
 */
function* check(model: Model): Iterable<Hit> {
  for (const { node, endpoints } of noted(model, 'sent-user')) {
    const [first] = endpoints
    yield {
      place: placeOf(node),
      message: `${named(endpoints)} sends Clerk's whole backend user to the browser, private metadata and all.`,
      attack:
        'Opens the page or calls the endpoint and reads privateMetadata, addresses and external ids out of the answer.',
      ...(first ? { endpoint: first.id } : {}),
    }
  }
}

const rule: Rule<Model> = {
  id: 'user-sent-whole',
  title: "Clerk's whole backend user is sent to the browser",
  group: 'session',
  severity: 'medium',
  confidence: 'medium',
  cwe: [200, 212],
  owasp: 'API3:2023',
  since: 'any',
  check,
}

export default rule
