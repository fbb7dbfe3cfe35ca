import type { Model } from '../access/model.ts'
import type { Fix } from '../core/fix.ts'
import { questionOf } from '../access/questions.ts'
import type { Finding, Question, Report, ReportedEndpoint } from '../core/report.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { redact } from '../core/secret.ts'
import { atLeastAsSure } from '../core/vocabulary.ts'
import type { Confidence, Group } from '../core/vocabulary.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import { clerkPackages } from './clerk-app.ts'
import { coverageOf } from './coverage.ts'
import type { RuleRun } from './coverage.ts'
import { worstFirst, inFileOrder, distinct } from './finding-order.ts'
import { withFingerprints } from './fingerprint.ts'
import { modelForRules } from './model-for-rules.ts'
import { suppressionReason } from './suppression.ts'
import { VERSION } from './version.ts'

/** Which rules run, and what is left out of their findings. */
export interface Filters {
  /** Groups of rules; empty for all. */
  only: readonly Group[]
  /** Ids of rules; empty for all. */
  rules: readonly string[]
  minConfidence: Confidence
}

export interface Assessment {
  report: Report
  /** The fixes whole, beside the findings they belong to, in the order of the report. */
  fixes: readonly { finding: Finding; fix: Fix }[]
}

interface Found {
  finding: Finding
  fix: Fix | undefined
}

/**
 * Asks every rule, and puts the report together. Deterministic: the same model yields the same report. A rule
 * or an endpoint on which the program fails becomes an unknown line, never a crash.
 */
export function assess(raw: Model, rules: readonly Rule<Model>[], filters: Filters): Assessment {
  const model = modelForRules(raw)
  const endpoints = model.endpoints.map(endpoint => reported(model, endpoint))
  const { found, run } = runRules(model, selected(rules, model, filters))
  const sure = found.filter(({ finding }) => atLeastAsSure(finding.confidence, filters.minConfidence))
  // Of those that say the same, the worst stays.
  const once = distinct(
    sure.toSorted((a, b) => worstFirst(a.finding, b.finding)),
    ({ finding }) => finding,
  )
  const lines = lineReader(model)
  const ordered = once.toSorted((a, b) => inFileOrder(a.finding, b.finding))
  const printed = withFingerprints(
    ordered.map(({ finding }) => finding),
    lines,
  )
  const complete = printed
    .map((finding, index) => ({ finding, fix: ordered[index]?.fix }))
    .toSorted((a, b) => worstFirst(a.finding, b.finding))
  return {
    report: {
      schemaVersion: 1,
      tool: { name: 'clerk-security-basics', version: VERSION },
      project: {
        frameworks: model.project.apps.flatMap(({ dir, frameworks }) =>
          frameworks.map(({ name, version }) => ({ name, version, dir })),
        ),
        packages: clerkPackages(model.project),
      },
      coverage: coverageOf(model, endpoints, {
        ...run,
        unknown: [...run.unknown, ...unmatched(rules, model)],
      }),
      endpoints,
      findings: complete.map(({ finding }) => finding),
      questions: questionsOf(model),
      probes: [],
    },
    fixes: complete.flatMap(({ finding, fix }) => (fix === undefined ? [] : [{ finding, fix }])),
  }
}

function selected(rules: readonly Rule<Model>[], { configuration }: Model, { only, rules: ids }: Filters) {
  return rules
    .filter(rule => only.length === 0 || only.includes(rule.group))
    .filter(rule => ids.length === 0 || ids.includes(rule.id))
    .filter(rule => configuration.rules?.[rule.id] !== 'off')
}

/** A rule that the configuration names and nobody knows would otherwise be a setting without effect. */
function unmatched(rules: readonly Rule<Model>[], { configuration }: Model) {
  return Object.keys(configuration.rules ?? {})
    .filter(id => !rules.some(rule => rule.id === id))
    .map(id => ({ what: id, because: 'the configuration names it, but there is no rule of this id' }))
}

function runRules(model: Model, rules: readonly Rule<Model>[]): { found: Found[]; run: RuleRun } {
  const found: Found[] = []
  const unknown: { what: string; because: string }[] = []
  for (const rule of rules) {
    try {
      for (const hit of rule.check(model)) found.push({ finding: findingOf(model, rule, hit), fix: hit.fix })
    } catch (error) {
      unknown.push({ what: rule.id, because: `the rule failed: ${messageOf(error)}` })
    }
  }
  return { found, run: { finished: rules.length - unknown.length, unknown } }
}

function findingOf({ project, configuration }: Model, rule: Rule<Model>, hit: Hit): Finding {
  const set = configuration.rules?.[rule.id]
  const reason = suppressionReason(project.text(hit.place.file) ?? '', hit.place, rule.id)
  return {
    ruleId: rule.id,
    severity: set === undefined || set === 'off' ? (hit.severity ?? rule.severity) : set,
    confidence: hit.confidence ?? rule.confidence,
    message: hit.message,
    attack: hit.attack,
    ...(hit.endpoint === undefined ? {} : { endpoint: hit.endpoint }),
    fingerprint: '',
    locations: [
      { ...hit.place, role: 'primary' },
      ...(hit.related ?? []).map(step => ({ ...step, role: 'related' as const })),
    ],
    ...(hit.fix === undefined ? {} : { fix: { title: hit.fix.title, safety: hit.fix.safety } }),
    ...(reason === undefined ? {} : { suppressed: { by: 'comment', reason } }),
  }
}

function reported(model: Model, endpoint: EntryPoint): ReportedEndpoint {
  const { id, kind, file, line, method, export: exported, path } = endpoint
  return { id, kind, file, line, method, export: exported, path, access: model.judge(endpoint).access }
}

/** What is left to a reader. An endpoint that the developers have declared or answered leaves nothing to ask. */
function questionsOf(model: Model): Question[] {
  return model.endpoints.flatMap(endpoint => {
    const judgement = model.judge(endpoint)
    const { access } = judgement
    const settled =
      access.because.startsWith('declared public') || access.because.includes('a reader answered')
    const question = settled ? undefined : questionOf(endpoint, judgement)
    if (!question) return []
    const { id, endpoint: about, file, line, ask, because, code } = question
    return [{ id, ...(about === undefined ? {} : { endpoint: about }), file, line, ask, because, code }]
  })
}

/** Lines as a fingerprint is made of them: of an env file the name alone, and no secret, since a hash can be tried. */
function lineReader({ project }: Model): (file: string, line: number) => string {
  const files = new Map<string, readonly string[]>()
  const envFiles = new Set(project.envFiles.map(({ file }) => file))
  return (file, line) => {
    const lines = files.get(file) ?? (project.text(file) ?? '').split(/\r\n|\n|\r/)
    files.set(file, lines)
    const text = lines[line - 1] ?? ''
    return envFiles.has(file) ? text.replace(/[=:].*$/, '') : redact(text)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
