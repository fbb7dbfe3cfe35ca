import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMMANDS } from '../scripts/cli/commands.ts'
import { main } from '../scripts/cli/main.ts'
import { present } from '../scripts/cli/present.ts'
import { runAudit } from '../scripts/cli/run-audit.ts'
import { reportSchema } from '../scripts/core/report.ts'
import type { Probe } from '../scripts/core/report.ts'
import { SELF, run } from './cli-io.ts'
import { temporaryFolder } from './e2e/run.ts'
import { SHOP, shop } from './shop-app.ts'

/** What somebody meets who has just got the program: help, mistypings, a terminal, a monorepo, files from Windows. */

let app = ''
beforeEach(() => {
  app = shop()
})
afterEach(() => rmSync(app, { recursive: true, force: true }))

/** At a terminal, with colours and progress. */
async function atTerminal(argv: readonly string[], env: Record<string, string> = {}) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    stdout: { write: (text: string) => out.push(text), isTTY: true },
    stderr: { write: (text: string) => err.push(text), isTTY: true },
    cwd: app,
    env: { XDG_STATE_HOME: join(app, '..', 'state'), ...env },
    self: SELF,
  }
  const code = await main(argv, io)
  return { code, stdout: out.join(''), stderr: err.join('') }
}

describe('a wrong PATH', () => {
  it.each([
    ['a mistyped folder', () => join(app, 'lob'), () => join(app, 'lib')],
    ['a folder below a mistyped one', () => join(app, 'ap/api/orders'), () => join(app, 'app')],
    ['the manifest of the app', () => join(app, 'package.json'), () => app],
  ])('is answered with what was meant: %s', async (_what, path, meant) => {
    const { code, stderr } = await run(['audit', path()])
    expect(code).toBe(2)
    expect(stderr).toContain(`Did you mean "${meant()}"?`)
  })

  it('that holds nothing of Clerk is answered with the app above it', async () => {
    rmSync(app, { recursive: true })
    app = shop({ 'docs/readme.md': 'Shop\n' })
    const { code, stderr } = await run(['audit', 'docs'], app)
    expect(code).toBe(3)
    expect(stderr).toContain(`Did you mean "${app}"?`)
    const other = temporaryFolder()
    expect((await run(['audit', other])).stderr).not.toContain('Did you mean')
    rmSync(other, { recursive: true })
  })
})

describe('a terminal', () => {
  it('sees what is being done, and nothing of it once it is done', async () => {
    const { stderr } = await atTerminal(['audit'])
    expect(stderr).toContain('clerk-security: reading the files …')
    expect(stderr).toMatch(/reasoning about \d+ files …/)
    expect(stderr.endsWith('\r\u001B[K')).toBe(true)
    // A program, a dumb terminal and CI see nothing.
    expect((await run(['audit'], app)).stderr).toBe('')
    expect((await atTerminal(['audit'], { TERM: 'dumb' })).stderr).toBe('')
    expect((await atTerminal(['audit'], { CI: 'true' })).stderr).toBe('')
  })

  it('is coloured, and is not where NO_COLOR is set or the report goes to a file', async () => {
    const escape = '\u001B['
    expect((await atTerminal(['audit'])).stdout).toContain(escape)
    expect((await atTerminal(['audit'], { NO_COLOR: '1' })).stdout).not.toContain(escape)
    expect((await atTerminal(['audit'], { NO_COLOR: '1' })).stdout).toBe((await run(['audit'], app)).stdout)
    expect((await run(['audit'], app)).stdout).not.toContain(escape)
  })
})

describe('the last line', () => {
  it.each([
    [['audit']],
    [['audit', '--verbose']],
    [['audit', '--only', 'session']],
    [['harden']],
    [['harden', '--all']],
    [['harden', '--rule', 'change-by-get']],
    [['harden', '--template', 'list']],
    [['harden', '--template', 'env-example']],
    [['harden', '--write', '--force']],
    [
      ['harden', '--write', '--force'],
      ['harden', '--undo'],
    ],
    [['explain']],
    [['explain', 'unguarded-route-handler']],
    [['explain', 'verified-open']],
  ])('of %j is one command that leads on', async (...commands: string[][]) => {
    let stdout = ''
    for (const argv of commands) stdout = (await run(argv, app)).stdout
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^Next: .*\bnode \S*clerk-security\.mjs (?:audit|harden|verify|explain)\b/,
    )
  })
})

it('help shows an example for every command, and each names only what exists', async () => {
  for (const { name, examples, flags } of COMMANDS) {
    const { stdout } = await run([name, '--help'])
    expect(examples.length).toBeGreaterThanOrEqual(2)
    for (const { line } of examples) {
      expect(stdout).toContain(line)
      const used = line.split(' ').filter(word => word.startsWith('--'))
      expect(used.filter(flag => !flags.some(each => `--${each.name}` === flag))).toEqual([])
    }
  }
})

it('a monorepo is audited from its root, each of its apps', async () => {
  rmSync(app, { recursive: true })
  const under = (folder: string) =>
    Object.fromEntries(Object.entries(SHOP).map(([file, text]) => [`${folder}/${file}`, text]))
  app = shop({
    ...under('apps/web'),
    ...under('apps/admin'),
    'package.json': '{ "name": "all", "private": true }',
  })
  for (const file of Object.keys(SHOP)) if (file !== 'package.json') rmSync(join(app, file))
  const { stdout } = await run(['audit', '--format', 'json'], app)
  const ids = reportSchema.parse(JSON.parse(stdout)).endpoints.map(({ id }) => id)
  expect(ids).toEqual(
    expect.arrayContaining(['apps/web: DELETE /api/orders/[id]', 'apps/admin: DELETE /api/orders/[id]']),
  )
})

it('line ends of Windows change no finding, no place and no fingerprint', async () => {
  const report = async () =>
    reportSchema.parse(JSON.parse((await run(['audit', '--format', 'json'], app)).stdout))
  const told = ({ endpoints, findings }: Awaited<ReturnType<typeof report>>) => ({ endpoints, findings })
  const plain = told(await report())
  rmSync(app, { recursive: true })
  app = shop(
    Object.fromEntries(Object.entries(SHOP).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')])),
  )
  const ended = told(await report())
  expect(ended.endpoints).toEqual(plain.endpoints)
  const but = ({ findings }: typeof ended) =>
    findings.map(({ locations, ...rest }) => ({
      ...rest,
      at: locations.map(({ file, line, column }) => `${file}:${line}:${column}`),
    }))
  expect(but(ended)).toEqual(but(plain))
  const { stdout } = await run(['harden', '--write', '--force'], app)
  expect(stdout).toContain('written')
})

describe('what was measured', () => {
  const ID = 'GET /api/orders/[id]'
  const probe = (caller: Probe['caller'], got: string, verdict: Probe['verdict']): Probe => ({
    id: `${ID} as ${caller} by bearer`,
    endpoint: ID,
    caller,
    expected: 'denied',
    got,
    verdict,
    evidence: `GET /api/orders/1: ${got}`,
  })

  async function shown(format: 'text' | 'markdown' | 'html' | 'sarif' | 'json'): Promise<string> {
    const io = { cwd: dirname(app), env: {}, self: SELF, stderr: { write: () => true } }
    const audit = runAudit(app, { only: [], rules: [], minConfidence: 'low', history: false }, io)
    const [finding] = audit.report.findings
    if (finding === undefined) throw new Error('the shop has findings')
    const report = {
      ...audit.report,
      probes: [
        probe('anonymous', 'denied', 'pass'),
        probe('signed-in', 'reached', 'fail'),
        probe('expired', 'unknown', 'unknown'),
      ],
      findings: [{ ...finding, ruleId: 'verified-open', fingerprint: 'f' }],
    }
    const out: string[] = []
    await present(
      { ...audit, report },
      { format, verbose: false, path: app },
      { ...io, stdout: { write: text => out.push(text) } },
    )
    return out.join('')
  }

  it('stands beside what was reasoned in HTML', async () => {
    const html = await shown('html')
    const [row = ''] =
      /<tr>\s*<th scope="row"><code>GET \/api\/orders\/\[id\]<\/code>[\s\S]*?<\/tr>/.exec(html) ?? []
    const cells = [
      ...row.matchAll(/<td class="cell ([^"]*)">([^<]*)(?:<br><span[^>]*>([^<]*)<\/span>)?/g),
    ].map(([, style, reasoned, asked]) => [style, reasoned, asked])
    expect(cells).toContainEqual(['denied', '✓ denied', 'asked: ✓ denied'])
    expect(cells).toContainEqual(['plain differs', '✓ denied', 'asked: ● reached'])
    // Where the audit had not asked for this caller, what the probe expected is what was reasoned.
    expect(cells).toContainEqual(['denied', '✓ denied', 'asked: ? unknown'])
    expect(html).toContain('verified-open: The running app lets in where reasoning saw a guard')
  })

  it('is a table in Markdown, and a matrix in text', async () => {
    const markdown = await shown('markdown')
    expect(markdown).toContain(
      'Asked the running app: 1 endpoint, 3 cells: 1 as reasoned · 1 otherwise · 1 unknown',
    )
    expect(markdown).toMatch(/^\| GET \/api\/orders\/\\\[id\\\] \| `-` \| `\?` \| `\+!` \|$/m)
    expect(await shown('text')).toMatch(/^ {2}GET \/api\/orders\/\[id\] {2}- {2}\? {2}\+!$/m)
  })

  it('is a result with its rule in SARIF', async () => {
    const { runs } = JSON.parse(await shown('sarif'))
    const [{ tool, results }] = runs
    expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['verified-open'])
    expect(results[0]).toMatchObject({ ruleId: 'verified-open', ruleIndex: 0 })
    expect(tool.driver.rules[0].help.text).toContain('The app let somebody in')
  })
})
