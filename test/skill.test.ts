import { rmSync } from 'node:fs'
import { countTokens } from 'gpt-tokenizer'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { COMMANDS } from '../scripts/cli/commands.ts'
import { EXIT } from '../scripts/cli/exit-codes.ts'
import { reportSchema } from '../scripts/core/report.ts'
import { RULES } from '../scripts/rules/registry.ts'
import { run } from './cli-io.ts'
import { GUIDES, PAGES, blocks, callsOf, headOf, markdownIn, read } from './documents.ts'
import { shop } from './shop-app.ts'

let app = ''
beforeEach(() => {
  app = shop()
})
afterEach(() => rmSync(app, { recursive: true, force: true }))

describe('SKILL.md', () => {
  // The published format: https://agentskills.io/specification. Keys beside these are refused by validators.
  const headSchema = z.strictObject({
    name: z
      .string()
      .max(64)
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    description: z
      .string()
      .min(1)
      .max(1024)
      .regex(/^[^<>]*$/),
    license: z.string(),
    compatibility: z.string().min(1).max(500),
    metadata: z.record(z.string(), z.string()),
  })
  const manifestSchema = z.object({ name: z.string(), version: z.string(), license: z.string() })
  const manifest = manifestSchema.parse(JSON.parse(read('package.json')))
  const head = headSchema.parse(headOf('SKILL.md'))

  test('bears the name, version and licence of the package', () => {
    expect(head.name).toBe(manifest.name)
    expect(head.metadata['version']).toBe(manifest.version)
    expect(head.license).toBe(manifest.license)
    expect(read('CHANGELOG.md')).toMatch(
      new RegExp(String.raw`^## ${manifest.version.replaceAll('.', String.raw`\.`)}\b`, 'm'),
    )
  })

  test('says early, in the third person, when it is for use, and what it is not for', () => {
    const early = head.description.slice(0, 200)
    for (const phrase of ['clerk security', 'secure clerk', 'clerk best practices', 'clerk hardening'])
      expect(early).toContain(phrase)
    expect(head.description).toContain('Not for ')
    expect(head.description).not.toMatch(/\b(?:I|me|my|we|our|you|your)\b/i)
  })

  test('is named like the folder that it is installed in', () => {
    // https://agentskills.io/specification#name-field: the name of the parent directory.
    expect(read('README.md')).toContain(`-d .claude/skills/${head.name} `)
    expect(callsOf('README.md').length).toBeGreaterThan(0)
    expect(read('README.md')).toContain(`.claude/skills/${head.name}/scripts/clerk-security.mjs`)
  })

  test('holds to the limits of the format for what is loaded early', () => {
    // About 100 tokens of metadata are recommended, at most 5,000 of instructions and 500 lines.
    expect(countTokens(head.description)).toBeLessThanOrEqual(200)
    const body = read('SKILL.md').replace(/^---\n[\s\S]*?\n---\n/, '')
    expect(countTokens(body)).toBeLessThanOrEqual(5000)
    for (const page of markdownIn('references'))
      expect(read(page).split('\n').length).toBeLessThanOrEqual(500)
  })

  test('is short enough to be read whole', () => {
    expect(read('SKILL.md').split('\n').length - 1).toBeLessThanOrEqual(200)
    expect(countTokens(read('SKILL.md'))).toBeLessThanOrEqual(2000)
  })

  test('leads through each group of rules', () => {
    const only = callsOf('SKILL.md').flatMap(call => /--only (\S+)/.exec(call)?.[1]?.split(',') ?? [])
    expect(only.toSorted()).toEqual([...new Set(RULES.map(({ group }) => group))].toSorted())
  })
})

describe('commands', () => {
  const calls = [...new Set(PAGES.flatMap(callsOf))].toSorted()

  test('are named on the pages that lead', () => {
    expect(callsOf('README.md').length).toBeGreaterThanOrEqual(2)
    expect(callsOf('SKILL.md').length).toBeGreaterThanOrEqual(9)
  })

  test.each(calls)('exist with their flags: %s', async call => {
    const [name = '', ...words] = call.split(/\s+/)
    const command = COMMANDS.find(each => each.name === name)
    expect(command?.name, 'a command of the program').toBe(name)
    const flags = command?.flags.map(flag => `--${flag.name}`) ?? []
    expect(words.filter(word => word.startsWith('--') && !flags.includes(word))).toEqual([])
    expect(await run([name, '--help'])).toMatchObject({ code: EXIT.clean, stderr: '' })
  })

  // An ellipsis or a baseline that no run has written yet cannot be run; verify needs an app with its packages, which
  // the tests of a running app have.
  const whole = calls.filter(call => !/--baseline |…|^verify /.test(call))
  test.each(whole)('run: %s', async call => {
    const words = call
      .split(/\s+/)
      .map(word => (word === 'RULE' ? 'env-file-tracked' : word === 'NAME' ? 'rate-limit' : word))
    const { code, stderr } = await run(
      words.map(word => (word === 'PATH' ? '.' : word)),
      app,
    )
    expect({ stderr, worked: code === EXIT.clean || code === EXIT.findings }).toMatchObject({ worked: true })
  })

  test('of npm are scripts of the package', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')))
    const names = GUIDES.flatMap(page => [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(m => m[1]))
    expect(names.filter(name => name === undefined || !(name in scripts))).toEqual([])
  })
})

describe('README.md', () => {
  test('leads with a sentence, output as it comes out, and two commands', async () => {
    const [output = ''] = blocks('README.md', 'text')
    expect((await run(['audit', '.'], app)).stdout).toContain(output)
    expect(blocks('README.md', 'sh')[0]).toBe('node scripts/clerk-security.mjs audit PATH\nnpm cit\n')
    expect(read('README.md').indexOf('```text')).toBeLessThan(read('README.md').indexOf('```sh'))
  })
})

describe('references', () => {
  async function reportWith(file: string, text: string) {
    rmSync(app, { recursive: true })
    app = shop({ [file]: text })
    const { stdout, stderr } = await run(['audit', '.', '--format', 'json'], app)
    expect(stderr).toBe('')
    return reportSchema.parse(JSON.parse(stdout))
  }

  test('show a chain as it comes out', async () => {
    const [chain = ''] = blocks('references/threat-model.md', 'text')
    expect((await run(['audit', '.', '--verbose'], app)).stdout).toContain(chain)
  })

  test('show a configuration that is accepted', async () => {
    const [json = '{}'] = blocks('references/configuration.md', 'json')
    const { coverage } = await reportWith('clerk-security.config.json', json)
    // Its example names a route that the shop lacks, and only that.
    expect(coverage.endpoints.unknown.map(({ what }) => what)).toEqual(['public: POST /api/newsletter'])
    expect(coverage.rules.unknown).toEqual([])
  })

  test('show an ignore comment that works', async () => {
    const [comment = ''] = blocks('references/configuration.md', 'ts')
    const body = "  return fetch('https://status.example.com', { method: 'POST' })\n}\n"
    const { findings } = await reportWith('app/api/status/route.ts', comment + body)
    const found = findings.filter(({ endpoint }) => endpoint === 'GET /api/status')
    expect(found.map(({ suppressed }) => suppressed)).toEqual([
      { by: 'comment', reason: 'the status page is for everybody' },
    ])
  })

  test('name every field of the report and every exit code', () => {
    const page = read('references/reading-the-report.md')
    const { endpoints, findings } = reportSchema.shape
    const fields = [
      ...Object.keys(reportSchema.shape),
      ...Object.keys(endpoints.element.shape).filter(name => name !== 'access'),
      ...Object.keys(endpoints.element.shape.access.shape).map(name => `access.${name}`),
      ...Object.keys(findings.element.shape),
    ]
    expect(fields.filter(name => !page.includes(`\`${name}\``))).toEqual([])
    for (const code of Object.values(EXIT)) expect(page).toContain(`\n| ${code} | `)
  })
})

test('CHANGELOG.md names every rule', () => {
  const text = read('CHANGELOG.md')
  expect(RULES.map(({ id }) => id).filter(id => !text.includes(`\`${id}\``))).toEqual([])
})
