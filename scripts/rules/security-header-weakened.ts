import type { Model } from '../access/model.ts'
import { policyOf } from '../access/headers/policy.ts'
import { HOLE, type SentHeader } from '../access/headers/sent.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { appsWithClerk } from './headers/served.ts'

type Weak = Pick<Hit, 'message' | 'attack'>

const FRAMES = 'Shows the app in a frame of its own page and has a signed-in visitor click what lies beneath.'

/** A header that is set to what browsers ignore, or to what undoes another. */
function* check(model: Model): Iterable<Hit> {
  for (const { app } of appsWithClerk(model)) {
    const { sent } = model.headersOf(app)
    for (const each of sent) {
      if (each.value === null || each.value.includes(HOLE)) continue
      const weak = weakness(each.name, each.value.trim(), each, sent)
      if (weak) yield { place: each.place, ...weak }
    }
  }
}

function weakness(
  name: string,
  value: string,
  header: SentHeader,
  sent: readonly SentHeader[],
): Weak | undefined {
  switch (name) {
    case 'x-frame-options':
      return framing(value, sent)
    case 'content-security-policy':
      return ancestors(value, header, sent)
    case 'x-content-type-options':
      return value.toLowerCase() === 'nosniff'
        ? undefined
        : {
            message: `X-Content-Type-Options knows one value, nosniff: "${value}" is ignored.`,
            attack: 'Uploads a file that the browser takes for a script or a page of this origin.',
          }
    case 'strict-transport-security':
      return /max-age\s*=\s*"?0"?\s*(;|$)/i.test(value)
        ? {
            message:
              'Strict-Transport-Security with max-age=0 makes browsers forget that the site is asked by https alone.',
            attack:
              "Answers a visitor's first request by http in place of the app, on a network that it controls.",
          }
        : undefined
    case 'referrer-policy':
      return value.toLowerCase() === 'unsafe-url'
        ? {
            message:
              'Referrer-Policy: unsafe-url tells every site that is linked to the whole address, query included.',
            attack: 'Reads tickets, invitations and ids out of the Referer that its own site is sent.',
          }
        : undefined
    case 'access-control-allow-origin':
      return everyOrigin(value, header, sent)
    default:
      return undefined
  }
}

/** https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Frame-Options: the rest is obsolete. */
function framing(value: string, sent: readonly SentHeader[]): Weak | undefined {
  if (/^(deny|sameorigin)$/i.test(value)) return undefined
  // Where a policy says who may frame the page, browsers do not look at this header.
  if (
    sent.some(
      each =>
        each.name === 'content-security-policy' && /frame-ancestors/.test(each.value ?? 'frame-ancestors'),
    )
  )
    return undefined
  return {
    message: `X-Frame-Options knows DENY and SAMEORIGIN: "${value}" is ignored, and every site may frame the pages.`,
    attack: FRAMES,
  }
}

function ancestors(value: string, { everywhere }: SentHeader, sent: readonly SentHeader[]): Weak | undefined {
  const sources = policyOf(value).directives.get('frame-ancestors') ?? []
  const forbidden = sent.some(
    each =>
      each.everywhere &&
      each.name === 'x-frame-options' &&
      /^\s*(deny|sameorigin)\s*$/i.test(each.value ?? ''),
  )
  if (!everywhere || !forbidden || !sources.some(source => /^(\*|https?:(\/\/\*)?)$/.test(source)))
    return undefined
  return {
    message: `frame-ancestors ${sources.join(' ')} lets every site frame the pages, and overrules the X-Frame-Options that forbids it.`,
    attack: FRAMES,
  }
}

/** Browsers refuse `*` with credentials (https://fetch.spec.whatwg.org/#cors-check): it is of no use, or meant for more. */
function everyOrigin(value: string, { list }: SentHeader, sent: readonly SentHeader[]): Weak | undefined {
  const credentials = sent.some(
    each =>
      each.list === list &&
      each.name === 'access-control-allow-credentials' &&
      /true/i.test(each.value ?? ''),
  )
  if (value !== '*' || !credentials) return undefined
  return {
    message:
      'Access-Control-Allow-Origin: * stands beside Access-Control-Allow-Credentials: true, which browsers refuse together: the origins that may call with cookies are not named.',
    attack:
      'Waits for the obvious repair, an echo of the Origin header, and then reads answers with the cookies of whoever visits its site.',
  }
}

const rule: Rule<Model> = {
  id: 'security-header-weakened',
  title: 'Security header with a value that undoes it',
  group: 'middleware',
  severity: 'low',
  confidence: 'high',
  cwe: [693, 1021, 942],
  owasp: 'ASVS V3.4.6',
  since: 'any',
  check,
}

export default rule
