import type { Model } from '../access/model.ts'
import { optionOf, type NamedCall } from '../access/named-calls.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Severity } from '../core/vocabulary.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'
import { leaksOf, type Leak } from './tokens/leak.ts'

/**
 * A session token opens the whole app to whoever holds it, for as long as it lives (docs: how-clerk-works/overview). A
 * token made from a template is meant for another service, and left alone.
 */
function* check(model: Model): Iterable<Hit> {
  for (const call of model.namedCalls(['getToken'])) {
    if (optionOf(call.node.arguments[0], 'template') || !isClerks(call)) continue
    for (const leak of leaksOf(call.node)) yield hit(leak)
  }
}

/** `getToken(messaging)`, `getToken({ req })` are other libraries' functions. */
function isClerks({ node }: NamedCall): boolean {
  const [options] = node.arguments
  return (
    options === undefined || (ts.isObjectLiteralExpression(options) && optionOf(options, 'req') === undefined)
  )
}

const MESSAGE: Record<Leak['to'], string> = {
  log: 'The session token is written to the log.',
  storage:
    'The session token is kept in the browser’s storage, which outlives the page and any script may read.',
  cookie: 'The session token is put into a cookie of the app’s own making.',
  address: 'The session token is part of an address: histories, logs and referrers keep it.',
  'third party': 'The session token is sent to another company’s service, which can use it at this app.',
}

const ATTACK: Record<Leak['to'], string> = {
  log: 'Reads the log, or the screen, and acts as that user until the token ends.',
  storage: 'Runs one script in the page and reads the token out of the storage.',
  cookie: 'Reads the cookie by one script in the page, or has it sent where it was not meant to go.',
  address: 'Reads a proxy’s log or a referrer, and acts as that user until the token ends.',
  'third party': 'Takes the token out of the requests that it gets, and acts as that user until it ends.',
}

const SEVERITY: Record<Leak['to'], Severity> = {
  log: 'low',
  storage: 'medium',
  cookie: 'medium',
  address: 'low',
  'third party': 'high',
}

function hit({ to, node }: Leak): Hit {
  return { place: placeOf(node), message: MESSAGE[to], attack: ATTACK[to], severity: SEVERITY[to] }
}

const rule: Rule<Model> = {
  id: 'session-token-leaked',
  title: 'The session token goes where others read it',
  group: 'session',
  severity: 'medium',
  confidence: 'medium',
  cwe: [522, 532, 598],
  owasp: 'ASVS V14.2.1',
  since: 'any',
  check,
}

export default rule
