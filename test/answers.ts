import { join } from 'node:path'
import type { Model } from '../scripts/access/model.ts'
import type { Fix } from '../scripts/core/fix.ts'
import type { Hit, Rule } from '../scripts/core/rule.ts'
import { unifiedDiff } from '../scripts/fixes/diff.ts'
import { planFixes } from '../scripts/fixes/plan.ts'
import type { Project } from '../scripts/project/project.ts'
import { redact } from '../scripts/report/redact.ts'

/** What a reader of a failure is to do. */
export const RENEWING =
  'what is said of this case has changed. If the change is meant, renew the kept texts and read their diff: ' +
  'npx vitest run --config test/vitest.config.ts test/rules.test.ts -u'

/** Where the answers about a case are kept. */
export function answersFile(rule: string, name: string): string {
  return join(import.meta.dirname, 'answers', rule, `${name}.txt`)
}

/**
 * All that is said of an app but its sentences: each endpoint with its state, its guard, the places of the proof and
 * what each caller gets; each finding with its weight, its places and what its fix would write. Marks say what must
 * be, in the words of who wrote the case; this is kept so that the diff of a change shows whatever else it moves.
 */
export function answersOf(model: Model, rules: readonly Rule<Model>[]): string {
  const told = new Set<string>()
  const findings = rules.flatMap(rule =>
    [...rule.check(model)].map(hit => findingOf(rule, hit, model.project, told)),
  )
  return redact([...model.endpoints.map(endpoint => endpointOf(model, endpoint)), ...findings].join(''))
}

function endpointOf(model: Model, endpoint: Model['endpoints'][number]): string {
  const { state, guard, evidence, callers } = model.judge(endpoint).access
  const by = guard ? ` by ${guard.kind} at ${guard.file}:${guard.line}` : ''
  const proof = evidence.map(({ file, line }) => `  ${file}:${line}`)
  const gets = Object.entries(callers).map(([caller, outcome]) => `${caller} ${outcome}`)
  return block(`${endpoint.id} ${state}${by}`, proof, gets.length === 0 ? [] : [`  ${gets.join(', ')}`])
}

/** @param told fixes whose diff was shown already: findings of one mistake share one */
function findingOf(
  rule: Rule<Model>,
  { place, severity, confidence, endpoint, related = [], fix }: Hit,
  project: Project,
  told: Set<string>,
): string {
  const weight = `${severity ?? rule.severity} ${confidence ?? rule.confidence}`
  return block(
    `${rule.id} ${place.file}:${place.line}:${place.column} ${weight}${endpoint === undefined ? '' : ` ${endpoint}`}`,
    related.map(({ file, line }) => `  ${file}:${line}`),
    fix ? fixOf(fix, project, told) : [],
  )
}

function fixOf(fix: Fix, project: Project, told: Set<string>): string[] {
  const key = JSON.stringify(fix)
  const head = `  fix (${fix.safety}): ${fix.title}`
  if (told.has(key)) return [`${head}, as above`]
  told.add(key)
  const { changes, untrack, left, install } = planFixes([fix], file => project.text(file))
  // Lines that stay are the case's own, which stand beside it.
  const lines = unifiedDiff(changes)
    .split('\n')
    .filter(line => /^[-+]/.test(line))
  return [
    head,
    ...left.map(({ because }) => `    left: ${because}`),
    ...untrack.map(file => `    untrack ${file}`),
    ...install.map(name => `    install ${name}`),
    ...lines.map(line => `    ${line}`.trimEnd()),
  ]
}

function block(head: string, ...parts: readonly (readonly string[])[]): string {
  return [head, ...parts.flat()].map(line => `${line}\n`).join('')
}
