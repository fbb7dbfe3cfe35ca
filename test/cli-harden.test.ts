import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { createFixture } from 'fs-fixture'
import type { FileTree, FsFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { reportSchema } from '../scripts/core/report.ts'
import { run } from './cli-io.ts'
import { GIT_ENV } from './fixture-app.ts'

const KEY = ['sk', 'live', 'Zq8vN3xLw0RkTb5HyUeJc7MdPf2GsAo9Xi4WnBtQm6'].join('_')
const ROUTE = 'app/api/webhooks/clerk/route.ts'

/** Lacks ignore entries and believes whoever posts an event; a key stands right beside both places. */
const APP: FileTree = {
  'package.json': JSON.stringify({
    name: 'app',
    dependencies: { '@clerk/nextjs': '7.9.17', next: '16.4.6', react: '19.3.1' },
  }),
  '.gitignore': `node_modules\r\n# ${KEY}\r\n`,
  [ROUTE]: [
    "import { db } from '../../../../lib/db'",
    '',
    `const key = '${KEY}'`,
    'export async function POST(request: Request) {',
    '\tconst event = await request.json()',
    "\tif (event.type === 'user.created') await db.user.create({ data: { ...event.data, key } })",
    "\treturn new Response('ok')",
    '}',
    '',
  ].join('\n'),
  'lib/db.ts': "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n",
}

const NAMED = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']

async function withApp(tree: FileTree, use: (fixture: FsFixture) => Promise<void>): Promise<void> {
  await using fixture = await createFixture(tree)
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', fixture.path, ...NAMED, ...args], { env: GIT_ENV })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'the app')
  await use(fixture)
}

/** Every file of the app with its text, git's own apart. */
function contents(fixture: FsFixture): Record<string, string> {
  const files = readdirSync(fixture.path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/[\\/]\.git(?:[\\/]|$)/.test(entry.parentPath))
    .map(entry => `${entry.parentPath}/${entry.name}`)
  return Object.fromEntries(files.map(file => [file, readFileSync(file, 'utf8')]))
}

describe('harden', () => {
  it('shows the fixes as a diff and writes nothing', () =>
    withApp(APP, async fixture => {
      const before = contents(fixture)
      const { code, stdout, stderr } = await run(['harden'], fixture.path)
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      expect(stdout).toContain('--- a/.gitignore\n+++ b/.gitignore\n')
      expect(stdout).toContain('+.env*.local\r\n')
      expect(stdout).toContain(`+++ b/${ROUTE}\n`)
      expect(stdout).toContain(
        '+\t\tawait verifyWebhook(request.clone() as NextRequest, { signingSecret })\n',
      )
      expect(stdout).toContain('2 fixes in 2 files: nothing is written yet.')
      expect(stdout).toContain('Then: Set CLERK_WEBHOOK_SIGNING_SECRET')
      expect(stdout).toMatch(/Next: write them: .*clerk-security\.mjs harden --write\n$/)
      expect(stdout).not.toContain(KEY)
      expect(contents(fixture)).toEqual(before)
    }))

  it('writes with --write what it showed, audits again, and has nothing to do the second time', () =>
    withApp(APP, async fixture => {
      const shown = await run(['harden'], fixture.path)
      const written = await run(['harden', '--write'], fixture.path)
      const diff = (text: string) => text.slice(0, text.indexOf('2 fixes'))
      expect(diff(written.stdout)).toBe(diff(shown.stdout))
      expect(written.stdout).toContain('2 fixes in 2 files: written.')
      // The key in the source is left, and is no fix of ours.
      expect(written.code).toBe(1)
      expect(written.stdout).toContain('secret-in-source')
      expect(written.stdout).not.toMatch(/webhook-without-verification|env-file-not-ignored/)
      expect(written.stdout + written.stderr).not.toContain(KEY)
      expect(readFileSync(fixture.getPath('.gitignore'), 'utf8')).toMatch(/^node_modules\r\n[^]*\r\n$/)
      const after = contents(fixture)
      const again = await run(['harden', '--write'], fixture.path)
      expect(again.stdout).toContain('No finding has a fix')
      expect(contents(fixture)).toEqual(after)
    }))

  it('keeps standard output for the report where a program reads it', () =>
    withApp(APP, async fixture => {
      const { stdout, stderr } = await run(['harden', '--write', '--format', 'json'], fixture.path)
      const report = reportSchema.parse(JSON.parse(stdout))
      expect(report.findings.map(({ ruleId }) => ruleId)).not.toContain('env-file-not-ignored')
      expect(stderr).toContain('+++ b/.gitignore')
      const out = fixture.getPath('report.txt')
      const text = await run(['harden', '--out', out], fixture.path)
      expect(text.stdout).toContain('No finding has a fix')
      expect(readFileSync(out, 'utf8')).toContain('secret-in-source')
    }))

  it('does what --rule names alone, and leaves what a comment writes off', () =>
    withApp(APP, async fixture => {
      const { stdout } = await run(['harden', '--rule', 'env-file-not-ignored'], fixture.path)
      expect(stdout).toContain('1 fix in 1 file')
      expect(stdout).not.toContain(ROUTE)
    }))

  it('asks for a review where another service may be the sender, and makes it with --all', () =>
    withApp(
      {
        ...APP,
        [ROUTE]: `import Stripe from 'stripe'\n${String(APP[ROUTE])}`,
        '.gitignore': '.env*\n.clerk/\n',
      },
      async fixture => {
        const { stdout } = await run(['harden', '--write'], fixture.path)
        expect(stdout).toContain('Nothing can be changed without a look at it.')
        expect(stdout).toContain(`To review, with --all: Verify the sender of the events in ${ROUTE}.`)
        expect(stdout).toContain('webhook-without-verification')
        const all = await run(['harden', '--write', '--all'], fixture.path)
        expect(all.stdout).toContain('1 fix in 1 file: written.')
      },
    ))

  it('says what to write by hand where the code has another shape', () =>
    withApp(
      {
        ...APP,
        '.gitignore': '.env*\n.clerk/\n',
        [ROUTE]: String(APP[ROUTE])
          .replace('(request: Request)', '({ json }: { json: () => Promise<any> })')
          .replace('request.json', 'json'),
      },
      async fixture => {
        const { stdout } = await run(['harden'], fixture.path)
        expect(stdout).toContain(
          `Not made: Verify the sender of the events in ${ROUTE}: it cannot be made by edits alone.\n  In ${ROUTE}, before anything else`,
        )
      },
    ))

  it('follows no symlink out of the app', () =>
    withApp({ outside: { rules: 'node_modules\n' }, app: { ...APP } }, async fixture => {
      await fixture.rm('app/.gitignore')
      symlinkSync('../outside/rules', fixture.getPath('app/.gitignore'))
      const { stdout } = await run(['harden', 'app', '--write'], fixture.path)
      expect(readFileSync(fixture.getPath('outside/rules'), 'utf8')).toBe('node_modules\n')
      expect(stdout).not.toContain('outside')
    }))

  it('fits a template where it is named, and says which there are where the name is wrong', () =>
    withApp(APP, async fixture => {
      const list = await run(['harden', '--template', 'list'], fixture.path)
      expect(list.stdout).toMatch(/^middleware +deny by default/)
      const wrong = await run(['harden', '--template', 'midleware'], fixture.path)
      expect(wrong).toMatchObject({ code: 2, stdout: '' })
      expect(wrong.stderr).toContain('Did you mean "middleware"?')
      const none = await run(['harden', '--template'], fixture.path)
      expect(none.stderr).toContain('--template list|middleware|env|')
      const written = await run(['harden', '--template', 'env-example', '--write'], fixture.path)
      expect(written.stdout).toContain('1 fix in 1 file: written.')
      const again = await run(['harden', '--template', 'env-example'], fixture.path)
      expect(again.stdout).toContain('The template env-example is in place.\n')
    }))
})
