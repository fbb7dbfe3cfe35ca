import type { Model } from '../access/model.ts'
import type { Place } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { findSecrets, type FoundSecret } from '../core/secret.ts'
import type { BuiltFile } from '../project/built.ts'

/**
 * Minified code is full of short names: of other services' keys only those whose prefix is a service's own are taken
 * for one.
 */
const OWN_PREFIX = /^(?:sk-(?:proj|ant)-|gh[pousr]_|github_pat_|xox[abprs]-|AKIA)/

/** One hit for each secret: a build repeats it in chunks and source maps. */
function* check({ project }: Model): Iterable<Hit> {
  const found = new Map<string, { secret: FoundSecret; place: Place; others: Place[] }>()
  for (const built of project.built) {
    for (const secret of findSecrets(built.text)) {
      if (!secret.real || !isSecret(secret)) continue
      const value = built.text.slice(secret.start, secret.end)
      const place = placeIn(built, secret)
      const known = found.get(value)
      if (known) known.others.push(place)
      else found.set(value, { secret, place, others: [] })
    }
  }
  for (const { secret, place, others } of found.values()) {
    yield {
      place,
      message: `The ${secret.label} ${secret.shown} stands in a file that was built for browsers: every visitor can read it. Replace the key, find what put it there, and build again.`,
      attack: attackWith(secret),
      severity: secret.live || secret.kind !== 'clerk-secret-key' ? 'critical' : 'high',
      related: others.slice(0, 5).map(other => ({ ...other, note: 'the same secret again' })),
    }
  }
}

function isSecret({ kind, shown }: FoundSecret): boolean {
  return kind !== 'other-service-key' || OWN_PREFIX.test(shown)
}

function attackWith({ kind }: FoundSecret): string {
  return kind === 'clerk-secret-key' || kind === 'clerk-or-stripe-secret-key'
    ? 'Downloads the scripts of the site, takes the key and reads, changes or impersonates every user through the Backend API.'
    : 'Downloads the scripts of the site, takes the secret and uses it as the server would.'
}

function placeIn({ file, text }: BuiltFile, { start, end }: FoundSecret): Place {
  const from = positionOf(text, start)
  const to = positionOf(text, end)
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

const rule: Rule<Model> = {
  id: 'secret-in-built-chunk',
  title: 'Secret in a file built for browsers',
  group: 'env',
  severity: 'critical',
  confidence: 'high',
  cwe: [540, 522],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
