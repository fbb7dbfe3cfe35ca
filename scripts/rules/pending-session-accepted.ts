import { optionOf } from '../access/named-calls.ts'
import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { mendedOr } from '../fixes/by-hand.ts'
import { removedProperty } from '../fixes/removed-property.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

/** Where somebody finishes what is pending: the option is meant for these. */
const TASKS = /task|onboard|choose|select|set-?up|complete/i

/** There it mostly sends people to their tasks, and the endpoints ask for themselves. */
const MIDDLEWARE = /(^|\/)(middleware|proxy)\.[cm]?[jt]s$/

/**
 * A pending session has tasks left: a second factor to set up, a password to renew, an organisation to choose. It counts
 * as signed out unless `treatPendingAsSignedOut` is false (docs: guides/configure/session-tasks).
 */
function* check(model: Model): Iterable<Hit> {
  const names = ['auth', 'getAuth', 'protect', 'toAuth', 'useAuth', 'useUser', 'useSession', 'currentUser']
  for (const { node, name, client } of model.namedCalls(names)) {
    if (TASKS.test(node.getSourceFile().fileName)) continue
    const [option] = node.arguments.flatMap(each => optionOf(each, 'treatPendingAsSignedOut') ?? [])
    if (option?.kind !== ts.SyntaxKind.FalseKeyword) continue
    yield {
      place: placeOf(option),
      message: `${name}() counts a session as signed in that still has tasks left, such as setting up a second factor.`,
      attack:
        'Signs in with a password alone and stops before the second factor is set up: it is let in all the same.',
      // In the browser nothing is kept from anybody.
      severity:
        client || name.startsWith('use')
          ? 'info'
          : MIDDLEWARE.test(node.getSourceFile().fileName)
            ? 'low'
            : 'medium',
      fix: mendedOr(
        `Let ${name}() count pending sessions as signed out`,
        ts.isPropertyAssignment(option.parent) ? [removedProperty(option.parent)] : undefined,
        `Take \`treatPendingAsSignedOut: false\` out of ${node.getSourceFile().fileName}.`,
      ),
    }
  }
}

const rule: Rule<Model> = {
  id: 'pending-session-accepted',
  title: 'Sessions with unfinished tasks count as signed in',
  group: 'session',
  severity: 'medium',
  confidence: 'high',
  cwe: [287, 308],
  owasp: 'API2:2023',
  since: '@clerk/nextjs 6.14.0',
  check,
}

export default rule
