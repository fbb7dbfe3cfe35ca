import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'
import { isMiddleware } from './options/verifies.ts'

/**
 * `debug` writes every request's URL, headers of the decision and session to the server's log (@clerk/nextjs
 * `utils/debugLogger`; docs: reference/nextjs/clerk-middleware#debug). Judged as in production.
 */
function* check(model: Model): Iterable<Hit> {
  for (const options of model.clerkOptions()) {
    const { values, open } = options.option('debug')
    if (!isMiddleware(options) || open || values.length === 0 || !values.every(value => value === true))
      continue
    yield {
      place: placeOf(options.at('debug')),
      message: `${options.name}() runs with debug: true in production as well: it writes to the log who calls what, with parts of the session.`,
      attack:
        'Reads the logs, or the service that keeps them, and learns who is signed in, which links they hold and how their sessions are judged.',
    }
  }
}

const rule: Rule<Model> = {
  id: 'clerk-debug-left-on',
  title: "Clerk's debug log is on in production",
  group: 'middleware',
  severity: 'low',
  confidence: 'high',
  cwe: [489, 532],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
