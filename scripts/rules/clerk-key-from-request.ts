import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'

interface Danger {
  severity: Hit['severity']
  /** What the caller decides by it. */
  decides: string
  attack: string
}

const OWN_INSTANCE =
  'Names a key of an instance of its own and sends a session token of that instance: whatever user it wrote into it is signed in here.'

/** Options that say whose tokens are believed, or where the secret key is sent (docs: reference/nextjs/clerk-middleware). */
const DANGERS: Readonly<Record<string, Danger>> = {
  jwtKey: { severity: 'critical', decides: 'by which key session tokens are believed', attack: OWN_INSTANCE },
  secretKey: { severity: 'critical', decides: 'whose session tokens are believed', attack: OWN_INSTANCE },
  apiUrl: {
    severity: 'critical',
    decides: 'where the secret key is sent',
    attack: 'Names a server of its own: the next request to the Backend API brings it the secret key.',
  },
  machineSecretKey: {
    severity: 'high',
    decides: "for which machine tokens are asked of Clerk's API",
    attack:
      'Names the key of a machine of its own instance, whose tokens are then taken for those of this app.',
  },
  publishableKey: {
    severity: 'high',
    decides: 'which instance signs users in',
    attack:
      'Names the publishable key of an instance of its own: users are sent there to sign in, and its handshake is answered to.',
  },
}

/** A key of the request's choice is the request's key. One that is looked up by what the request says is the app's own. */
function* check(model: Model): Iterable<Hit> {
  for (const options of model.clerkOptions()) {
    for (const [name, { severity = 'high', decides, attack }] of Object.entries(DANGERS)) {
      const { inputs } = options.option(name)
      const [input] = inputs
      if (input === undefined) continue
      yield {
        place: placeOf(options.at(name)),
        message: `${name} of ${options.name}() is taken from the request (${input}): the caller says ${decides}.`,
        attack,
        severity,
      }
    }
  }
}

const rule: Rule<Model> = {
  id: 'clerk-key-from-request',
  title: "Clerk's keys or API address are taken from the request",
  group: 'middleware',
  severity: 'critical',
  confidence: 'high',
  cwe: [639, 918, 290],
  owasp: 'API2:2023',
  since: 'any',
  check,
}

export default rule
