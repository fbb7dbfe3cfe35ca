import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { GRADERS } from './graders.ts'
import type { State } from './state.ts'

const FILES = new URL('.', import.meta.url)

/** https://github.com/anthropics/skills, skills/skill-creator/references/schemas.md: `evals.json`. */
const evalsSchema = z.strictObject({
  skill_name: z.string(),
  evals: z.array(
    z.strictObject({
      id: z.int(),
      prompt: z.string().min(20),
      expected_output: z.string().min(20),
      files: z.array(z.string()),
      expectations: z.array(z.string()),
    }),
  ),
})

/** https://agentskills.io/skill-creation/optimizing-descriptions: `eval_queries.json`. */
const queriesSchema = z.array(z.strictObject({ query: z.string(), should_trigger: z.boolean() }))

export const EVALS = evalsSchema.parse(JSON.parse(readFileSync(new URL('evals.json', FILES), 'utf8')))
export const QUERIES = queriesSchema.parse(
  JSON.parse(readFileSync(new URL('trigger-queries.json', FILES), 'utf8')),
)
export type Eval = (typeof EVALS)['evals'][number]

/** `grading.json` of the same schemas; what was not looked at is told apart and never counted as passed. */
export interface Grading {
  expectations: { text: string; passed: boolean; evidence: string }[]
  summary: { passed: number; failed: number; not_run: number; total: number; pass_rate: number }
}

/** Grades an end state, expectation by expectation. */
export function grade({ id, expectations }: Eval, state: State): Grading {
  const verdicts = expectations.map((text, index) => ({
    text,
    verdict: GRADERS[id]?.[index]?.(state) ?? null,
  }))
  const count = (wanted: boolean | null) => verdicts.filter(({ verdict }) => verdict === wanted).length
  const ran = verdicts.length - count(null)
  return {
    expectations: verdicts.map(({ text, verdict }) => ({
      text,
      passed: verdict === true,
      evidence: verdict === null ? 'not run' : evidenceOf(state),
    })),
    summary: {
      passed: count(true),
      failed: count(false),
      not_run: count(null),
      total: verdicts.length,
      pass_rate: ran === 0 ? 0 : count(true) / ran,
    },
  }
}

function evidenceOf({ report }: State): string {
  const states = report.endpoints.map(({ id, access }) => `${id} ${access.state}`)
  const findings = report.findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId)
  return `${states.join(', ')}; findings: ${findings.join(', ') || 'none'}`
}
