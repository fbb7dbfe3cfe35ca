import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../scripts/cli/commands.ts'
import { readArguments } from '../scripts/cli/arguments.ts'
import { nearest } from '../scripts/cli/nearest.ts'
import { auditOptions } from '../scripts/cli/options.ts'
import { writeWhole } from '../scripts/cli/write-file.ts'
import { run, SELF } from './cli-io.ts'

const manifest = JSON.parse(readFileSync(join(SELF, 'package.json'), 'utf8'))

function audit(...argv: string[]) {
  const flags = COMMANDS.find(({ name }) => name === 'audit')?.flags ?? []
  return auditOptions(readArguments(argv, flags), { cwd: '/app' })
}

describe('help and version', () => {
  it('prints the version of package.json', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })

  it('lists the commands that exist and no others', async () => {
    const { code, stdout } = await run(['--help'])
    expect(code).toBe(0)
    for (const { name } of COMMANDS) expect(stdout).toContain(`  ${name} `)
    expect(stdout).toContain('Exit codes: 0 ')
  })

  it('prints help on standard error and fails where no command is given', async () => {
    expect(await run([])).toMatchObject({ code: 2, stdout: '' })
  })

  it.each(COMMANDS.map(({ name }) => name))('shows the flags and an example of %s', async name => {
    const { code, stdout } = await run([name, '--nonsense', '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('Examples:')
    expect((await run(['help', name])).stdout).toBe(stdout)
  })

  it('gives examples that are themselves valid', () => {
    for (const { flags, examples } of COMMANDS)
      for (const { line } of examples)
        expect(() => readArguments(line.split(' ').slice(1), flags)).not.toThrow()
  })
})

describe('usage errors', () => {
  it.each([
    [['audti'], 'Did you mean "audit"'],
    [['frobnicate'], 'Commands: audit'],
    [['--format', 'json'], 'The command comes first'],
    [['audit', '--formt', 'json'], 'Did you mean "--format"'],
    [['audit', '--zzzzzz'], 'Unknown flag --zzzzzz.'],
    [['audit', '-x'], 'Unknown flag -x.'],
    [['audit', '--format'], '--format needs a value'],
    [['audit', '--out', '--verbose'], '--out needs a value'],
    [['audit', '--verbose=1'], '--verbose takes no value'],
    [['audit', '--format', 'pdf'], '--format takes text, json, sarif, markdown or html, not "pdf"'],
    [['audit', '--format', 'jsno'], 'Did you mean "json"'],
    [['audit', '--format', 'json', '--format', 'text'], 'given twice'],
    [['audit', '--fail-on', 'hihg'], 'Did you mean "high"'],
    [['audit', '--min-confidence', 'sure'], 'low, medium or high'],
    [['audit', '--only', 'env,route'], 'Did you mean "routes"'],
    [['audit', 'a', 'b'], '"b" is one too many'],
    [['audit', ''], 'PATH is empty'],
    [['explain', 'a', 'b'], 'One RULE at a time'],
    [['explain', '../../package'], 'No rule is called "../../package"'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await run(argv)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('prints no control character of the command line back', async () => {
    expect((await run(['audit', '--\u001B[31mred'])).stderr).not.toContain('\u001B')
  })
})

describe('options', () => {
  it('have the defaults of the contract', () => {
    expect(audit()).toEqual({
      path: '/app',
      format: 'text',
      out: undefined,
      failOn: 'high',
      minConfidence: 'low',
      verbose: false,
      only: [],
      rules: [],
      history: false,
      baseline: undefined,
      writeBaseline: undefined,
    })
  })

  it('take lists by comma and by repetition, and paths from the current folder', () => {
    const options = audit('x', '--only', 'env,routes', '--rule=a', '--rule', 'b,c', '--out', 'r.json')
    expect(options).toMatchObject({
      path: '/app/x',
      only: ['env', 'routes'],
      rules: ['a', 'b', 'c'],
      out: '/app/r.json',
    })
  })
})

describe('nearest', () => {
  it('names a likely word and keeps silent about an unlikely one', () => {
    expect(nearest('audti', ['audit', 'explain'])).toBe('audit')
    expect(nearest('AUDIT', ['audit'])).toBe('audit')
    expect(nearest('x', ['audit', 'explain'])).toBeUndefined()
    expect(nearest('a'.repeat(10_000), ['audit'])).toBeUndefined()
  })
})

describe('explain', () => {
  it('prints the list without a rule', async () => {
    const { code, stdout } = await run(['explain'])
    expect(code).toBe(0)
    expect(stdout).toContain(readFileSync(join(SELF, 'references/rules.md'), 'utf8'))
  })

  it('prints a page, and suggests the rule that was meant', async () => {
    const page = readFileSync(join(SELF, 'references/rules/env-file-tracked.md'), 'utf8')
    const explained = await run(['explain', 'env-file-tracked'])
    expect(explained).toMatchObject({ code: 0, stderr: '' })
    expect(explained.stdout).toContain(page)
    const { code, stderr } = await run(['explain', 'env-file-traked'])
    expect(code).toBe(2)
    expect(stderr).toContain('Did you mean "env-file-tracked"?')
  })
})

it('explains what verify finds', async () => {
  const { code, stdout } = await run(['explain', 'verified-open'])
  expect(code).toBe(0)
  expect(stdout).toContain('The app let somebody in')
})

describe('writing to a named file', () => {
  it('writes whole files, replaces what stood there and leaves nothing beside', async () => {
    await using fixture = await createFixture({ 'out.txt': 'old' })
    writeWhole(fixture.getPath('out.txt'), 'new', 'out')
    expect(await fixture.readFile('out.txt', 'utf8')).toBe('new')
    expect(readdirSync(fixture.path)).toEqual(['out.txt'])
  })

  it('refuses a folder and a place that does not exist', async () => {
    await using fixture = await createFixture({})
    mkdirSync(fixture.getPath('folder'))
    expect(() => writeWhole(fixture.getPath('folder'), '', 'out')).toThrow('is a folder')
    expect(() => writeWhole(fixture.getPath('no/such/file'), '', 'out')).toThrow('cannot be written')
    writeFileSync(fixture.getPath('file'), '')
    expect(() => writeWhole(fixture.getPath('file/below'), '', 'out')).toThrow('cannot be written')
  })

  it('writes to a device without replacing it', () => {
    expect(() => writeWhole('/dev/null', 'x', 'out')).not.toThrow()
  })
})

describe('an entry', () => {
  it.each(['audit', 'explain'])('runs by itself from the sources: %s', name => {
    const argv = ['--import', 'tsx', `scripts/${name}.ts`]
    const options = { cwd: SELF, encoding: 'utf8' } as const
    const help = spawnSync(process.execPath, [...argv, '--help'], options)
    expect(help.stdout).toContain(` ${name} [`)
    expect(help.status).toBe(0)
    expect(spawnSync(process.execPath, [...argv, '--nonsense'], options).status).toBe(2)
  })
})
