import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { SELF } from './cli-io.ts'
import { blocks, headOf, read } from './documents.ts'
import { run, temporaryFolder } from './e2e/run.ts'
import { shop } from './shop-app.ts'

/** Where people get the program from, and where it runs for them: manifests, the action, the hooks. */

const headSchema = z.object({ name: z.string(), metadata: z.object({ version: z.string() }) })
const head = headSchema.parse(headOf('SKILL.md'))

const stepSchema = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
})
const actionSchema = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  runs: z.object({ using: z.literal('composite'), steps: z.array(stepSchema) }),
})

let app = ''
let work = ''
beforeEach(() => {
  app = shop()
  work = temporaryFolder()
})
afterEach(() => {
  rmSync(app, { recursive: true, force: true })
  rmSync(work, { recursive: true, force: true })
})

describe('the plugin', () => {
  // https://code.claude.com/docs/en/plugins-reference and .../plugin-marketplaces
  const pluginSchema = z.strictObject({
    name: z
      .string()
      .max(64)
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    version: z.string().regex(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/),
    description: z.string().min(20).max(300),
    license: z.literal('MIT'),
    keywords: z.array(z.string()),
    // From the root of the plugin, never out of it.
    skills: z.array(z.string().regex(/^\.\/(?!.*\.\.)/)).nonempty(),
  })
  const marketplaceSchema = z.strictObject({
    name: z.string(),
    owner: z.strictObject({ name: z.string() }),
    plugins: z.array(
      z.strictObject({ name: z.string(), source: z.string().startsWith('./'), description: z.string() }),
    ),
  })

  it('bears the name and version of the skill, and finds it', () => {
    const plugin = pluginSchema.parse(JSON.parse(read('.claude-plugin/plugin.json')))
    const marketplace = marketplaceSchema.parse(JSON.parse(read('.claude-plugin/marketplace.json')))
    expect(plugin).toMatchObject({ name: head.name, version: head.metadata.version })
    expect(plugin.skills.filter(folder => !existsSync(join(SELF, folder, 'SKILL.md')))).toEqual([])
    expect(marketplace.plugins.map(({ name }) => name)).toEqual([plugin.name])
    const lost = marketplace.plugins.filter(
      ({ source }) => !existsSync(join(SELF, source, '.claude-plugin/plugin.json')),
    )
    expect(lost).toEqual([])
  })
})

describe('the GitHub Action', { timeout: 120_000 }, () => {
  const action = actionSchema.parse(parseYaml(read('action.yml')))

  it('uses others by commit, and puts no input into a script by substitution', () => {
    const others = action.runs.steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]))
    expect(others.filter(uses => !/^[\w./-]+@[0-9a-f]{40}$/.test(uses))).toEqual([])
    // An input in the text of a script is code of whoever chose it.
    expect(action.runs.steps.filter(({ run: script }) => script?.includes('${{'))).toEqual([])
  })

  function step(script: string, env: Record<string, string>) {
    const output = join(work, 'output')
    const summary = join(work, 'summary')
    for (const file of [output, summary]) writeFileSync(file, '')
    const ran = run('bash', [join(SELF, 'scripts/ci', script)], {
      cwd: work,
      env: {
        HOME: work,
        SKILL: SELF,
        RUNNER_TEMP: work,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        ...env,
      },
    })
    return { ...ran, output: readFileSync(output, 'utf8'), summary: readFileSync(summary, 'utf8') }
  }
  const AUDIT = { FAIL_ON: 'high', MIN_CONFIDENCE: 'low', BASELINE: '' }

  it('writes SARIF, a summary and the verdict', () => {
    const ran = step('audit.sh', { ...AUDIT, APP: app })
    expect(ran.output).toContain('code=1\n')
    expect(ran.output).toContain(`sarif=${work}/clerk-security.sarif\n`)
    expect(
      JSON.parse(readFileSync(join(work, 'clerk-security.sarif'), 'utf8')).runs[0].results.length,
    ).toBeGreaterThan(1)
    expect(ran.summary).toContain('## Clerk security: 1 critical, 1 high')
    expect(ran.code).toBe(0)
  })

  it('fails for a wrong word, and for nothing to assess', () => {
    expect(step('audit.sh', { ...AUDIT, APP: app, FAIL_ON: 'hihg' }).output).toContain('code=2\n')
    mkdirSync(join(work, 'empty'))
    expect(step('audit.sh', { ...AUDIT, APP: join(work, 'empty') }).output).toContain('code=3\n')
  })

  it('writes over its own comment, and lives with a token that may not', () => {
    const bin = join(work, 'bin')
    mkdirSync(bin)
    const gh = join(bin, 'gh')
    writeFileSync(gh, `#!/bin/sh\necho "$@" >"${work}/said"\nexit "$GH_EXIT"\n`)
    chmodSync(gh, 0o755)
    const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, PULL_REQUEST: '7', REPORT: 'r.md' }
    expect(step('comment.sh', { ...env, GH_EXIT: '0' })).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(join(work, 'said'), 'utf8')).toBe(
      'pr comment 7 --body-file r.md --edit-last --create-if-none\n',
    )
    expect(step('comment.sh', { ...env, GH_EXIT: '1' })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('::notice::'),
    })
  })

  it('knows every input that the page gives it', () => {
    const [workflow = ''] = blocks('references/ci.md', 'yaml')
    const given = z
      .object({
        jobs: z.object({
          audit: z.object({
            steps: z.array(z.object({ uses: z.string(), with: z.record(z.string(), z.string()).optional() })),
          }),
        }),
      })
      .parse(parseYaml(workflow))
      .jobs.audit.steps.flatMap(({ uses, with: inputs }) =>
        uses.startsWith('OWNER/') ? Object.keys(inputs ?? {}) : [],
      )
    expect(given.filter(name => !(name in action.inputs))).toEqual([])
    expect(given.length).toBeGreaterThan(0)
  })
})

describe('hooks', { timeout: 120_000 }, () => {
  it('of pre-commit start what is there, from the repository that is committed to', () => {
    const hooks = z
      .array(
        z.object({
          id: z.string(),
          entry: z.string(),
          language: z.literal('script'),
          pass_filenames: z.literal(false),
        }),
      )
      .parse(parseYaml(read('.pre-commit-hooks.yaml')))
    const page = blocks('references/ci.md', 'yaml').find(text => text.startsWith('repos:')) ?? ''
    expect(page).toContain(`id: ${hooks[0]?.id ?? ''}`)
    const [script = '', ...words] = hooks[0]?.entry.split(' ') ?? []
    const ran = run(join(SELF, script), [...words, '--fail-on', 'high'], { cwd: app, env: { HOME: work } })
    expect(ran.code).toBe(1)
    expect(ran.stdout).toContain('webhook-without-verification')
  })

  it('of lefthook run as the page has them', () => {
    const page = blocks('references/ci.md', 'yaml').find(text => text.startsWith('pre-commit:')) ?? ''
    const { run: command } = z
      .object({ 'pre-commit': z.object({ jobs: z.array(z.object({ run: z.string() })) }) })
      .parse(parseYaml(page))['pre-commit'].jobs[0] ?? { run: '' }
    const skill = join(app, '.claude/skills/clerk-security-basics')
    mkdirSync(skill, { recursive: true })
    for (const part of ['scripts', 'references', 'package.json', 'tsconfig.json', 'SKILL.md'])
      cpSync(join(SELF, part), join(skill, part), { recursive: true })
    cpSync(join(SELF, 'node_modules'), join(skill, 'node_modules'), {
      recursive: true,
      filter: from => !from.includes('.cache'),
    })
    const ran = run('sh', ['-c', command], { cwd: app, env: { HOME: work } })
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.stdout).toContain('unguarded-route-handler')
  })
})
