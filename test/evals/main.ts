import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { collect } from '../../scripts/build/package.ts'
import type { Contents } from '../../scripts/build/package.ts'
import { SELF } from '../cli-io.ts'
import { equip } from '../e2e/stack.ts'
import { runAgent, tookUp } from './agent.ts'
import { EVALS, QUERIES, grade } from './grade.ts'
import type { Eval } from './grade.ts'
import { layOutEval } from './lay-out.ts'
import { stateOf } from './state.ts'

/**
 * `npm run evals -- --agent "cmd {prompt}"`: gives each task to an agent, in an app of its own with the skill
 * installed, and grades what it leaves. `--triggers` asks the queries too, `--without-skill` is the baseline.
 */
const { values } = parseArgs({
  options: {
    agent: { type: 'string' },
    task: { type: 'string', multiple: true },
    out: { type: 'string', default: 'dist/evals' },
    live: { type: 'boolean', default: false },
    triggers: { type: 'boolean', default: false },
    'without-skill': { type: 'boolean', default: false },
    minutes: { type: 'string', default: '30' },
  },
})

const NOT_RUN = 3

function write(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`)
}

function install(app: string, skill: Contents): void {
  for (const [path, bytes] of skill) {
    const file = join(app, '.claude/skills', EVALS.skill_name, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}

function prepared(task: Eval, skill: Contents | null): string {
  const app = layOutEval(task)
  if (values.live) equip(app, 'next16-clerk7')
  if (skill !== null) install(app, skill)
  return app
}

function doTask(task: Eval, agent: string, skill: Contents | null): void {
  const app = prepared(task, skill)
  const folder = join(resolve(values.out), `eval-${task.id}`, skill === null ? 'without_skill' : 'with_skill')
  try {
    const { transcript, code, milliseconds } = runAgent(
      agent,
      task.prompt,
      app,
      Number(values.minutes) * 60_000,
    )
    const grading = grade(task, stateOf(app, values.live))
    write(join(folder, 'grading.json'), grading)
    write(join(folder, 'timing.json'), { duration_ms: milliseconds })
    write(join(folder, 'transcript.txt'), transcript)
    const { passed, total, not_run } = grading.summary
    process.stdout.write(
      `task ${task.id}: ${passed} of ${total} passed, ${not_run} not run${code === 0 ? '' : `, the agent ended with ${code ?? 'a signal'}`}\n`,
    )
    for (const { text, passed: fine, evidence } of grading.expectations)
      if (!fine) process.stdout.write(`  ${evidence === 'not run' ? 'not run' : 'failed'}: ${text}\n`)
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
}

function askQueries(agent: string, skill: Contents): void {
  const [task] = EVALS.evals
  if (task === undefined) return
  const results = QUERIES.map(({ query, should_trigger }) => {
    const app = prepared(task, skill)
    try {
      const { transcript } = runAgent(agent, query, app, Number(values.minutes) * 60_000)
      const triggered = tookUp(transcript, EVALS.skill_name)
      return { query, should_trigger, triggered, pass: triggered === should_trigger }
    } finally {
      rmSync(app, { recursive: true, force: true })
    }
  })
  write(join(resolve(values.out), 'triggers.json'), results)
  process.stdout.write(
    `triggers: ${results.filter(({ pass }) => pass).length} of ${results.length} as they should\n`,
  )
}

const tasks = EVALS.evals.filter(({ id }) => values.task === undefined || values.task.includes(String(id)))
if (values.agent === undefined) {
  for (const { id } of tasks) process.stdout.write(`task ${id}: not run\n`)
  process.stdout.write(
    `triggers: not run (${QUERIES.length} queries)\nnot run: no agent was given. npm run evals -- --agent "cmd {prompt}"\n`,
  )
  process.exitCode = NOT_RUN
} else {
  const skill = values['without-skill'] ? null : await collect(SELF, 'included')
  for (const task of tasks) doTask(task, values.agent, skill)
  if (values.triggers && skill !== null) askQueries(values.agent, skill)
}
