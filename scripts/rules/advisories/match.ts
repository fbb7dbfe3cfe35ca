import semver from 'semver'
import type { Model } from '../../access/model.ts'
import type { ShapeAnswer } from '../../access/shapes/shape.ts'
import type { Hit } from '../../core/rule.ts'
import type { Confidence, Severity } from '../../core/vocabulary.ts'
import { SEVERITIES } from '../../core/vocabulary.ts'
import { raisedVersion } from '../../fixes/version-bump.ts'
import { advisoryTable, type Advisory } from './advisory.ts'
import { copiesOf, type Copy } from './copies.ts'
import { affects, linesFor } from './ranges.ts'
import { cleanVersionFor, describe } from './wording.ts'

/** One advisory that names a copy, with what the app's code makes of it. */
export interface Match {
  advisory: Advisory
  answer: ShapeAnswer
  severity: Severity
}

/** One copy and all that is known against it, the worst first. */
export interface Vulnerable {
  copy: Copy
  matches: readonly Match[]
}

const found = new WeakMap<Model['project'], readonly Vulnerable[]>()

/** Every installed copy that an advisory of the table names. Worked out once for all rules. */
export function vulnerable(model: Model): readonly Vulnerable[] {
  const known = found.get(model.project)
  if (known) return known
  const { advisories } = advisoryTable()
  const names = new Set(advisories.flatMap(({ affected }) => affected.map(each => each.package)))
  const all = copiesOf(model.project, names).flatMap(copy => {
    const matches = matchesOf(model, copy, advisories)
    return matches.length === 0 ? [] : [{ copy, matches }]
  })
  const answer = all.flatMap(each => withoutRepeats(each, all))
  found.set(model.project, answer)
  return answer
}

/** One hit for each copy of the packages that a rule is about, with every advisory that names it. */
export function* vulnerableCopies(model: Model, isAbout: (name: string) => boolean): Iterable<Hit> {
  for (const { copy, matches } of vulnerable(model)) {
    const [worst] = matches
    const [place, ...elsewhere] = copy.places
    if (!isAbout(copy.name) || worst === undefined || place === undefined) continue
    const seen = worst.answer.at
    yield {
      place,
      message: describe(copy, matches, advisoryTable().advisories),
      attack: worst.advisory.attack,
      severity: worst.severity,
      confidence: confidenceIn(copy, worst.advisory),
      fix: raisedVersion(model.project, {
        name: copy.name,
        from: copy.known.version,
        to: cleanVersionFor(copy, advisoryTable().advisories),
        apps: copy.apps,
      }),
      related: [
        ...elsewhere.map(other => ({ ...other, note: `names the same ${copy.name}` })),
        ...(seen === undefined
          ? []
          : [
              {
                file: seen.file,
                line: seen.line,
                column: 1,
                endLine: seen.line,
                endColumn: 1,
                note: seen.note,
              },
            ]),
      ],
    }
  }
}

function matchesOf(model: Model, copy: Copy, advisories: readonly Advisory[]): Match[] {
  return advisories
    .filter(advisory => affects(advisory, copy.name, copy.known.version))
    .map(advisory => {
      const answer: ShapeAnswer =
        advisory.needs === null ? { state: 'present' } : model.shapeOf(copy.apps, advisory.needs)
      return { advisory, answer, severity: severityHere(advisory, answer) }
    })
    .filter(({ advisory, answer }) => isPublished(advisory) || answer.state === 'present')
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
}

/** A change of which no advisory was made is said only to those whose code it concerns. */
function isPublished(advisory: Advisory): boolean {
  return !advisory.id.includes('#')
}

/**
 * What a package brings along shares its advisories (`@clerk/nextjs` and `@clerk/shared`): where the copy that
 * package.json names is reported for them, upgrading that one mends both.
 */
function withoutRepeats(each: Vulnerable, all: readonly Vulnerable[]): Vulnerable[] {
  if (each.copy.apps.length > 0) return [each]
  const said = new Set(
    all
      .filter(({ copy }) => copy.apps.length > 0)
      .flatMap(({ matches }) => matches.map(({ advisory }) => advisory)),
  )
  const matches = each.matches.filter(({ advisory }) => !said.has(advisory))
  return matches.length === 0 ? [] : [{ copy: each.copy, matches }]
}

/** The advisory's severity as it stands in this app: the advisory rates the worst app there is. */
function severityHere(advisory: Advisory, { state }: ShapeAnswer): Severity {
  switch (state) {
    case 'present':
      return advisory.severity
    case 'mitigated':
    case 'unknown':
      return lesser(advisory.severity, 'medium')
    case 'absent':
      return lesser(advisory.severity, 'low')
  }
}

function lesser(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b) ? a : b
}

function confidenceIn({ name, known }: Copy, advisory: Advisory): Confidence {
  const sure = advisory.confidence === 'confirmed' ? 'high' : 'medium'
  const { range } = known
  if (range === null) return sure
  const whole = linesFor(advisory, name).some(({ from, fixed }) =>
    semver.subset(range, `>=${from} <${fixed}`, { includePrerelease: true }),
  )
  return whole ? 'medium' : 'low'
}
