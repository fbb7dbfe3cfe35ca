import { z } from 'zod'
import type { Finding } from '../core/report.ts'
import { SEVERITIES } from '../core/vocabulary.ts'
import { printable } from '../report/neutral.ts'

/**
 * The kept table: a reader's verdict on each finding of medium severity or above that no label knows. `false`: an
 * attacker does not gain what the message says.
 */
export const judgedSchema = z.strictObject({
  schemaVersion: z.literal(1),
  judged: z.array(
    z.strictObject({
      app: z.string(),
      rule: z.string(),
      file: z.string(),
      endpoint: z.string().nullable(),
      fingerprint: z.string(),
      verdict: z.boolean(),
      why: z.string().min(10),
    }),
  ),
})

/** How many findings above info there are, by app and rule; of medium and above in all. */
export const countsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  apps: z.record(
    z.string(),
    z.strictObject({
      mediumAndAbove: z.int().nonnegative(),
      rules: z.record(z.string(), z.int().positive()),
    }),
  ),
})

export type Judged = z.infer<typeof judgedSchema>
export type Verdict = Judged['judged'][number]
export type Counts = z.infer<typeof countsSchema>

/** What one audited app is held against. */
export interface AuditedApp {
  app: string
  findings: readonly Finding[]
  known: ReadonlySet<Finding>
}

export interface Comparison {
  /** Findings without a verdict, as rows that a reader has yet to fill in. */
  unjudged: Omit<Verdict, 'verdict' | 'why'>[]
  /** Verdicts on what is reported no more. */
  vanished: Verdict[]
  /** Verdicts on what is reported. */
  standing: Verdict[]
}

const GRAVE = SEVERITIES.slice(SEVERITIES.indexOf('medium'))

function isGrave({ severity, suppressed }: Finding): boolean {
  return !suppressed && GRAVE.includes(severity)
}

/** Holds the verdicts on these apps against what is found in them. */
export function compare({ judged }: Judged, audited: readonly AuditedApp[]): Comparison {
  const found = audited.flatMap(({ app, findings, known }) =>
    findings.filter(finding => isGrave(finding) && !known.has(finding)).map(finding => rowOf(app, finding)),
  )
  const apps = new Set(audited.map(({ app }) => app))
  const verdicts = judged.filter(({ app }) => apps.has(app))
  const verdictKeys = new Set(verdicts.map(keyOf))
  const foundKeys = new Set(found.map(keyOf))
  return {
    unjudged: found.filter(row => !verdictKeys.has(keyOf(row))),
    vanished: verdicts.filter(row => !foundKeys.has(keyOf(row))),
    standing: verdicts.filter(row => foundKeys.has(keyOf(row))),
  }
}

function rowOf(app: string, { ruleId, locations, endpoint, fingerprint }: Finding) {
  return {
    app,
    rule: ruleId,
    file: printable(locations[0]?.file ?? ''),
    endpoint: endpoint === undefined ? null : printable(endpoint),
    fingerprint,
  }
}

function keyOf({ app, rule, fingerprint }: Pick<Verdict, 'app' | 'rule' | 'fingerprint'>): string {
  return [app, rule, fingerprint].join('\0')
}

/** The counts of these apps beside those that were kept of others. */
export function countsWith(kept: Counts, audited: readonly AuditedApp[]): Counts {
  const apps = new Map(Object.entries(kept.apps))
  for (const { app, findings } of audited) {
    const counted = findings.filter(({ suppressed, severity }) => !suppressed && severity !== 'info')
    apps.set(app, {
      mediumAndAbove: findings.filter(isGrave).length,
      rules: inOrder([...countBy(counted, ({ ruleId }) => ruleId)]),
    })
  }
  return { schemaVersion: 1, apps: inOrder([...apps]) }
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}

function inOrder<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** At most this share of the findings of medium severity and above may be false, and this many in one app. */
export const MOST_FALSE = { share: 0.05, inOneApp: 2 }

/** How many are false among all of medium severity and above, and in the app that has most. */
export function falseAmong(verdicts: readonly Verdict[], { apps }: Counts, of: readonly string[]) {
  const wrong = verdicts.filter(({ app, verdict }) => !verdict && of.includes(app))
  const inApps = [...countBy(wrong, ({ app }) => app)].map(([app, count]) => ({ app, count }))
  return {
    count: wrong.length,
    all: of.reduce((sum, app) => sum + (apps[app]?.mediumAndAbove ?? 0), 0),
    most: inApps.toSorted((a, b) => b.count - a.count)[0] ?? null,
  }
}

/** Rules as rows, apps as columns of figures. */
export function tableLines({ apps }: Counts, of: readonly string[]): string[] {
  const rules = [...new Set(of.flatMap(app => Object.keys(apps[app]?.rules ?? {})))].toSorted()
  const width = Math.max(...rules.map(rule => rule.length), 0)
  const row = (name: string, cells: readonly string[], sum: string) =>
    [name.padEnd(width), ...cells.map(cell => cell.padStart(3)), sum.padStart(5)].join(' ')
  const count = (app: string, rule: string) => apps[app]?.rules[rule] ?? 0
  return [
    ...of.map((app, i) => `${letter(i)} ${printable(app)}`),
    '',
    row(
      '',
      of.map((_app, i) => letter(i)),
      'all',
    ),
    ...rules.map(rule =>
      row(
        rule,
        of.map(app => (count(app, rule) === 0 ? '.' : String(count(app, rule)))),
        String(of.reduce((sum, app) => sum + count(app, rule), 0)),
      ),
    ),
  ]
}

function letter(index: number): string {
  const name = String.fromCodePoint(97 + (index % 26))
  return index < 26 ? name : `${letter(Math.floor(index / 26) - 1)}${name}`
}
