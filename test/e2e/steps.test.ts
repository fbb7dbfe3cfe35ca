import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEMPLATE_NAMES } from '../../scripts/fixes/templates/names.ts'
import { RULES } from '../../scripts/rules/registry.ts'
import { SELF } from '../cli-io.ts'
import { fencesOf, inlineCallsOf, read } from '../documents.ts'
import { NAMESPACES, run, temporaryFolder } from './run.ts'
import type { Ran } from './run.ts'
import { freshApp, git, unpack, zipInto } from './steps-app.ts'

/** The steps of the pages that lead, from the zip, in order, as they are written, with no network but the loopback. */

const LOOPBACK = ['-rn', 'sh', '-c', 'ip link set lo up && exec sh -c "$0"']
const canBeCut = spawnSync(NAMESPACES, [...LOOPBACK, 'true'], { stdio: 'ignore' }).status === 0

let work = ''
let app = ''
let skill = ''
let zipFile = ''
beforeAll(async () => {
  work = temporaryFolder()
  zipFile = await zipInto(work)
  app = freshApp()
  skill = join(app, '.claude/skills/clerk-security-basics')
}, 300_000)
afterAll(() => {
  for (const folder of [work, app]) rmSync(folder, { recursive: true, force: true })
})

/** A line of a page with its placeholders filled in, in a shell. */
function typed(line: string, cwd: string): Ran {
  const command = line
    .replaceAll(/\bPATH\b/g, relative(cwd, app) || '.')
    .replaceAll('RULE', 'webhook-without-verification')
  const setting = { cwd, env: { HOME: work, XDG_STATE_HOME: join(work, 'state') }, timeout: 600_000 }
  return canBeCut ? run(NAMESPACES, [...LOOPBACK, command], setting) : run('sh', ['-c', command], setting)
}

/** What a command promises on the page, by the line as it stands there. */
type Promised = Readonly<Record<string, (line: string) => void>>

const AUDIT = 'node scripts/clerk-security.mjs audit PATH'
const HARDEN = 'node scripts/clerk-security.mjs harden PATH'

/** The findings of a group alone; exit code 1 for something high or critical. */
function audits(line: string): void {
  const before = git(app, 'status', '--porcelain', '--ignored')
  const { code, stdout, stderr } = typed(line, skill)
  expect({ stderr, line }).toEqual({ stderr: '', line })
  const groups = /--only (\S+)/.exec(line)?.[1]?.split(',')
  const found = [...stdout.matchAll(/^(?:CRITICAL|HIGH|MEDIUM|LOW) (\S+)/gm)].flatMap(([, id]) => id ?? [])
  for (const id of found)
    expect(groups ?? [RULES.find(rule => rule.id === id)?.group]).toContain(
      RULES.find(rule => rule.id === id)?.group,
    )
  expect(code).toBe(/^(?:CRITICAL|HIGH) /m.test(stdout) ? 1 : 0)
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^Next: .*node .*clerk-security\.mjs/)
  expect(git(app, 'status', '--porcelain', '--ignored')).toBe(before)
}

const SKILL: Promised = {
  [AUDIT]: line => {
    audits(line)
    expect(typed(line, skill)).toMatchObject({ code: 1 })
    const brief = typed(line, skill).stdout
    const whole = typed(`${line} --verbose`, skill).stdout
    expect(whole).toMatch(/^ {2}> app\/api\/orders\/\[id\]\/route\.ts:10/m)
    expect(whole).toMatch(/^Endpoints$/m)
    expect(brief).not.toMatch(/^Endpoints$/m)
    // From a folder that holds nothing to assess.
    mkdirSync(join(work, 'empty'), { recursive: true })
    expect(typed(line.replace('PATH', join(work, 'empty')), skill).code).toBe(3)
  },
  'node scripts/clerk-security.mjs explain RULE': line => {
    const { code, stdout } = typed(line, skill)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^## Why$[\s\S]*^## Fixed$/m)
  },
  [HARDEN]: line => {
    const { stdout } = typed(line, skill)
    expect(stdout).toContain('+++ b/app/api/webhooks/clerk/route.ts')
    expect(stdout).toContain('nothing is written yet')
    expect(git(app, 'status', '--porcelain', '--', 'app')).toBe('')
  },
  [`${HARDEN} --write`]: line => {
    const { stdout } = typed(line, skill)
    expect(stdout).toContain('written. To take them back:')
    expect(readFileSync(join(app, 'app/api/webhooks/clerk/route.ts'), 'utf8')).toContain('verifyWebhook')
    // `Then:` tells what is left to do, and the audit below what is left to mend.
    expect(stdout).toContain('Then: ')
    expect(stdout).toContain('unguarded-route-handler')
    expect(stdout).not.toContain('webhook-without-verification')
    const undone = typed(`${HARDEN} --undo`, skill)
    expect(undone.code).toBe(0)
    expect(git(app, 'status', '--porcelain', '--', 'app')).toBe('')
    // With every fix made, what is left is by hand: whose the order is, no program can say.
    const all = typed(`${line} --all`, skill).stdout
    expect(all).not.toContain('unguarded-route-handler')
    expect(all).toContain('foreign-object-changed')
  },
  [`${HARDEN} --template list`]: line => {
    const { code, stdout } = typed(line, skill)
    expect(code).toBe(0)
    for (const name of TEMPLATE_NAMES) expect(stdout).toContain(name)
  },
  'node scripts/clerk-security.mjs verify PATH': line => {
    const { code, stdout, stderr } = typed(line, skill)
    expect(stderr).not.toContain('Inconclusive')
    expect(stdout).toMatch(/^Asked the running app: \d+ endpoints, \d+ cells: \d+ as reasoned/m)
    expect(stdout).toContain('Who gets in')
    // The database of this copy knows no owners: a cell that answers otherwise than reasoned is a finding.
    expect(stdout).toContain('HIGH verified-open  app/api/orders/[id]/route.ts:4  GET /api/orders/[id]')
    expect(code).toBe(1)
  },
  [`${AUDIT} --only env,versions`]: audits,
  [`${AUDIT} --only middleware`]: audits,
  [`${AUDIT} --only routes`]: audits,
  [`${AUDIT} --only webhooks`]: audits,
  [`${AUDIT} --only session`]: audits,
}

const INLINE: Promised = {
  [`${AUDIT} --history --rule secret-in-history`]: line =>
    expect(typed(line, skill)).toMatchObject({ code: 0, stderr: '' }),
  [`${AUDIT} --fail-on medium`]: line => expect([0, 1]).toContain(typed(line, skill).code),
}

const README: Promised = {
  [AUDIT]: line => expect(typed(line, skill).stdout).toContain('Assessed '),
  'mkdir -p .claude/skills && unzip -q -d .claude/skills/clerk-security-basics clerk-security-basics.zip':
    line => {
      // Where it is not installed, what it does is done by the library that wrote the archive.
      const has = spawnSync('unzip', ['-v'], { stdio: 'ignore' }).status === 0
      const ran = has
        ? run('sh', ['-c', line.replace('clerk-security-basics.zip', zipFile)], { cwd: app })
        : null
      if (ran === null) unpack(zipFile, skill)
      else expect(ran).toEqual({ code: 0, stdout: '', stderr: '' })
      expect(existsSync(join(skill, 'SKILL.md'))).toBe(true)
      expect(existsSync(join(skill, 'node_modules'))).toBe(false)
    },
  'node .claude/skills/clerk-security-basics/scripts/clerk-security.mjs audit .': line => {
    const { code, stdout } = typed(line, app)
    const promised = /^```text\n([\s\S]*?)^```$/m.exec(read('README.md'))?.[1] ?? 'no output'
    expect(code).toBe(1)
    expect(stdout).toContain(promised)
  },
}

/** Lines that cannot be run to their end here: why, and what of them is held. */
const AS_FAR_AS_IT_GOES: Readonly<Record<string, { because: string; holds: () => void }>> = {
  'npm cit': {
    because: 'it runs this very test',
    holds: () => {
      const { scripts } = JSON.parse(read('package.json'))
      expect(scripts.test).toContain('vitest run')
      expect(existsSync(join(SELF, 'package-lock.json'))).toBe(true)
    },
  },
  'npx skills add OWNER/clerk-security-basics': {
    because: 'it fetches the repository; the program takes the first SKILL.md that it finds, at its root',
    holds: () => expect(read('SKILL.md')).toMatch(/^---\nname: clerk-security-basics\n/),
  },
  '/plugin marketplace add https://github.com/OWNER/clerk-security-basics': {
    because: 'a command of Claude Code, which fetches the repository and reads its marketplace',
    holds: () =>
      expect(JSON.parse(read('.claude-plugin/marketplace.json')).name).toBe('clerk-security-basics'),
  },
  '/plugin install clerk-security-basics@clerk-security-basics': {
    because: 'a command of Claude Code: the plugin, then the marketplace that it is in',
    holds: () => {
      const { name, plugins } = JSON.parse(read('.claude-plugin/marketplace.json'))
      expect(`${plugins[0].name}@${name}`).toBe('clerk-security-basics@clerk-security-basics')
      expect(resolve(SELF, plugins[0].source)).toBe(SELF)
    },
  },
}

/** Blocks that are no commands, by how they begin. */
const OUTPUT = /^Endpoints: /

function walk(lines: readonly string[], promised: Promised): void {
  for (const line of lines) {
    const check = promised[line] ?? AS_FAR_AS_IT_GOES[line]?.holds
    if (check === undefined)
      throw new Error(`no test knows this line, so nothing holds what it promises: ${line}`)
    check(line)
  }
}

describe('from the zip, in a fresh app', { timeout: 900_000 }, () => {
  it('the network can be cut, or that is said', context => {
    if (!canBeCut) context.skip('unshare is not permitted here: the steps ran with the network on')
    const { code } = typed(`node -e 'require("node:net").connect(80, "1.1.1.1")'`, work)
    expect(code).toBe(1)
  })

  // First, since it unpacks.
  it('every block of README.md does what it says', () => {
    const lines = fencesOf('README.md').filter(({ text }) => !OUTPUT.test(text))
    // The zip comes before the command that needs it.
    const sorted = lines.flatMap(({ text }) => text.trimEnd().split('\n'))
    const unzip = sorted.filter(line => line.includes('unzip'))
    walk([...unzip, ...sorted.filter(line => !line.includes('unzip'))], README)
    expect(sorted).toEqual(expect.arrayContaining(Object.keys(README)))
  })

  it('every block of SKILL.md does what it says, in order', () => {
    const lines = fencesOf('SKILL.md').flatMap(({ text }) => text.trimEnd().split('\n'))
    expect(lines).toEqual(Object.keys(SKILL))
    walk(lines, SKILL)
  })

  it('so does every command in its sentences', () => {
    const lines = inlineCallsOf('SKILL.md')
    expect(lines).toEqual(Object.keys(INLINE))
    walk(lines, INLINE)
  })
})
