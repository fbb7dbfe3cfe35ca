import type { Model } from '../access/model.ts'
import { policyOf } from '../access/headers/policy.ts'
import type { AppHeaders, SentHeader } from '../access/headers/sent.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { NextRoot } from '../endpoints/next-roots.ts'
import { appsWithPages, clerkPolicy } from './headers/served.ts'

/**
 * Browsers frame, guess types and run scripts unless they are told not to
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/headers). All that an app leaves out is one finding.
 */
function* check(model: Model): Iterable<Hit> {
  for (const root of appsWithPages(model)) {
    const [config] = root.config.files
    if (config === undefined || isExported(model, config)) continue
    const headers = model.headersOf(root.app)
    const missing = headers.setBy === null ? missingIn(model, root, headers) : []
    if (missing.length > 0) yield hit(model, config, missing, headers)
  }
}

function missingIn(model: Model, { app }: NextRoot, { sent }: AppHeaders): string[] {
  const own = sent.filter(each => each.everywhere)
  const has = (name: string) => own.some(each => each.name === name)
  const policies = own.filter(each => each.name === 'content-security-policy')
  const clerk = clerkPolicy(model, app)?.option('contentSecurityPolicy')
  const framing = clerk?.open || clerk?.option('directives').option('frame-ancestors').list
  const framed = has('x-frame-options') || framing || policies.some(each => speaksOf(each, 'frame-ancestors'))
  return [
    ...(framed ? [] : ['X-Frame-Options or frame-ancestors']),
    ...(has('x-content-type-options') ? [] : ['X-Content-Type-Options']),
    ...(has('referrer-policy') ? [] : ['Referrer-Policy']),
    ...(clerk || policies.some(each => speaksOf(each, 'script-src'))
      ? []
      : [
          has('content-security-policy-report-only')
            ? 'Content-Security-Policy (it is only reported)'
            : 'Content-Security-Policy',
        ]),
  ]
}

/** A policy of which nothing is known may say it. */
function speaksOf({ value }: SentHeader, directive: string): boolean {
  if (value === null) return true
  const policy = policyOf(value)
  const fallsBack = directive === 'script-src' && policy.directives.has('default-src')
  return policy.open || policy.directives.has(directive) || fallsBack
}

/** `output: 'export'`: Next sends nothing, so it sets no headers either. */
function isExported(model: Model, config: string): boolean {
  return /\boutput\s*:\s*['"]export['"]/.test(model.project.text(config) ?? '')
}

function hit(model: Model, config: string, missing: readonly string[], { front }: AppHeaders): Hit {
  const lines = (model.project.text(config) ?? '').split('\n')
  const at = lines.findIndex(line => /^(export default|module\.exports)\b/.test(line))
  return {
    place: linePlace(config, Math.max(0, at) + 1, lines[Math.max(0, at)]),
    message: `The app's pages are served without ${missing.join(', ')}${front === null ? '' : `; ${front} may set some of them, which is not read`}.`,
    attack: missing.some(each => each.startsWith('X-Frame'))
      ? 'Shows the app in a frame of its own page and has a signed-in visitor click what lies beneath.'
      : 'Puts a script or a file where the app shows what users write: the browser is not told to refuse it.',
    confidence: front === null ? 'medium' : 'low',
  }
}

const rule: Rule<Model> = {
  id: 'security-headers-missing',
  title: 'Pages are served without security headers',
  group: 'middleware',
  severity: 'info',
  confidence: 'medium',
  cwe: [1021, 693],
  owasp: 'ASVS V3.4.6',
  since: 'any',
  check,
}

export default rule
