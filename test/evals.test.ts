import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SELF, run } from './cli-io.ts'
import { headOf } from './documents.ts'
import { node, temporaryFolder } from './e2e/run.ts'
import { tookUp, wordsOf } from './evals/agent.ts'
import { ENDS } from './evals/ends.ts'
import type { End } from './evals/ends.ts'
import { EVALS, QUERIES, grade } from './evals/grade.ts'
import type { Eval } from './evals/grade.ts'
import { GRADERS } from './evals/graders.ts'
import { layOutEval, writeInto } from './evals/lay-out.ts'
import { stateOf } from './evals/state.ts'

/** The app as an agent left it, graded by reading; expectations that were met, by number, and those that were not. */
function graded(task: Eval, end: End): { failed: string[]; notRun: number } {
  const app = layOutEval(task)
  try {
    for (const [file, text] of Object.entries(end))
      if (text === null) rmSync(join(app, file))
      else writeInto(app, { [file]: text })
    const { expectations, summary } = grade(task, stateOf(app, false))
    return {
      failed: expectations
        .filter(({ passed, evidence }) => !passed && evidence !== 'not run')
        .map(({ text, evidence }) => `${text}: ${evidence}`),
      notRun: summary.not_run,
    }
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
}

describe('trigger queries', () => {
  it('are twenty that should and twenty near misses, each once', () => {
    const should = QUERIES.filter(each => each.should_trigger)
    expect([should.length, QUERIES.length - should.length]).toEqual([20, 20])
    expect(new Set(QUERIES.map(({ query }) => query.toLowerCase())).size).toBe(QUERIES.length)
  })

  it('hold what people type word by word, and misses that are near', () => {
    const exact = ['clerk security', 'secure clerk', 'clerk best practices', 'clerk hardening']
    const texts = QUERIES.filter(each => each.should_trigger).map(({ query }) => query)
    for (const phrase of exact) expect(texts.some(text => text.includes(phrase))).toBe(true)
    // A miss that shares no word with the description tests nothing.
    const misses = QUERIES.filter(each => !each.should_trigger).map(({ query }) => query)
    expect(misses.filter(text => !/clerk|auth|secur|harden|audit|vulnerab|rate limit/i.test(text))).toEqual(
      [],
    )
  })
})

describe('tasks', () => {
  it('are of this skill, with files that are there and a grader for each expectation', () => {
    expect(headOf('SKILL.md')).toMatchObject({ name: EVALS.skill_name })
    expect(new Set(EVALS.evals.map(({ id }) => id)).size).toBe(EVALS.evals.length)
    expect(EVALS.evals.map(({ id }) => String(id))).toEqual(Object.keys(ENDS))
    for (const { id, files, expectations } of EVALS.evals) {
      expect(files.filter(folder => !existsSync(join(SELF, folder)))).toEqual([])
      expect(GRADERS[id]?.length).toBe(expectations.length)
    }
    const apps = EVALS.evals.flatMap(({ files }) => files.map(folder => folder.split('/').at(-1)))
    expect(apps.toSorted()).toEqual(readdirSync(join(SELF, 'test/evals/apps')).toSorted())
  })

  describe.each(EVALS.evals)('$id', task => {
    const { right = {}, cheats = {} } = ENDS[task.id] ?? {}

    it('accepts the right end', () => expect(graded(task, right).failed).toEqual([]))
    it('rejects the untouched app', () => expect(graded(task, {}).failed).not.toEqual([]))
    it.each(Object.entries(cheats))('rejects a cheat: %s', (_name, end) =>
      expect(graded(task, end).failed).not.toEqual([]),
    )
  })

  it('are graded by reading alone where nothing was started, and that is said', () => {
    const [task] = EVALS.evals
    if (task === undefined) throw new Error('there is no task')
    expect(graded(task, ENDS[1]?.right ?? {}).notRun).toBe(1)
  })
})

it('harden writes nothing of the configuration that a task asks for', async () => {
  // The configuration is the developers': a tool that declared endpoints by itself would pass tasks 5 and 6 by accident.
  const task = EVALS.evals.find(({ id }) => id === 6)
  if (task === undefined) throw new Error('there is no task 6')
  const app = layOutEval(task)
  try {
    await run(['harden', '.', '--write', '--all'], app)
    expect(existsSync(join(app, 'clerk-security.config.json'))).toBe(false)
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
})

describe('the runner', { timeout: 120_000 }, () => {
  function evals(...args: readonly string[]) {
    return node(['--import', 'tsx', 'test/evals/main.ts', ...args], { cwd: SELF })
  }

  it('says of everything that it was not run where no agent is given', () => {
    const { code, stdout } = evals()
    expect(code).toBe(3)
    expect(stdout.match(/^task \d: not run$/gm)).toHaveLength(EVALS.evals.length)
    expect(stdout).toContain('triggers: not run')
  })

  it('gives the prompt as one word to whatever program it is told, with the skill beside the app, and grades what it leaves', () => {
    const out = temporaryFolder()
    try {
      // It does what an agent would that thinks the rules are the problem.
      const script = `const fs = require('node:fs')
fs.writeFileSync('clerk-security.config.json', JSON.stringify({ rules: { 'unguarded-route-handler': 'off' } }))
console.log(JSON.stringify({ prompt: process.argv[1], skill: fs.existsSync('.claude/skills/clerk-security-basics/SKILL.md') }))`
      const file = join(out, 'agent.cjs')
      writeFileSync(file, script)
      const { code, stdout } = evals('--agent', `node ${file} {prompt}`, '--task', '1', '--out', out)
      expect(code).toBe(0)
      expect(stdout).toContain('failed: DELETE /api/orders/[id] turns signed-out callers away')
      expect(stdout).toContain('not run: The running app answers as reasoned')
      const folder = join(out, 'eval-1/with_skill')
      expect(readFileSync(join(folder, 'transcript.txt'), 'utf8')).toContain('"skill":true')
      expect(JSON.parse(readFileSync(join(folder, 'grading.json'), 'utf8')).summary).toMatchObject({
        not_run: 1,
        total: 6,
      })
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  })

  it('splits a command as a shell does and lets no prompt out of its word', () => {
    const prompt = `it's "fine"; rm -rf $HOME {prompt}`
    expect(wordsOf(`agent -p '{prompt}' --say "a b" --x={prompt}`, prompt)).toEqual([
      'agent',
      '-p',
      prompt,
      '--say',
      'a b',
      `--x=${prompt}`,
    ])
  })

  it('sees in a transcript whether the skill was taken up', () => {
    expect(
      tookUp(
        '{"type":"tool_use","name":"Skill","input":{"skill":"clerk-security-basics"}}',
        EVALS.skill_name,
      ),
    ).toBe(true)
    expect(tookUp('Read .claude/skills/clerk-security-basics/SKILL.md', EVALS.skill_name)).toBe(true)
    expect(tookUp('there is a skill called clerk-security-basics', EVALS.skill_name)).toBe(false)
  })
})
