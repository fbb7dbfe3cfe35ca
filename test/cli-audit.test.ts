import { readFileSync, readdirSync } from 'node:fs'
import { createFixture } from 'fs-fixture'
import type { FileTree, FsFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { reportSchema } from '../scripts/core/report.ts'
import { run } from './cli-io.ts'

const KEY = ['sk', 'live', 'Zq8vN3xLw0RkTb5HyUeJc7MdPf2GsAo9Xi4WnBtQm6'].join('_')

/** An app with a route that anyone may call and a key in its source. */
const APP: FileTree = {
  'package.json': JSON.stringify({
    name: 'app',
    dependencies: { '@clerk/nextjs': '7.9.17', next: '16.0.0', react: '19.0.0' },
  }),
  '.gitignore': 'node_modules\n.env*\n.clerk/\n',
  'lib/clerk.ts': `export const clerkKey = '${KEY}'\n`,
  'app/api/posts/route.ts': [
    "import { db } from '../../../lib/db'",
    'export async function POST(request: Request) {',
    '  const body = await request.json()',
    '  await db.post.create({ data: body })',
    '  return Response.json({ ok: true })',
    '}',
    '',
  ].join('\n'),
  'lib/db.ts': "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n",
}

async function withApp(tree: FileTree, use: (fixture: FsFixture) => Promise<void>): Promise<void> {
  await using fixture = await createFixture(tree)
  await use(fixture)
}

describe('audit', () => {
  it('reports findings, fails, and prints no secret whole in any format', () =>
    withApp(APP, async fixture => {
      for (const flags of [[], ['--verbose'], ['--format', 'json'], ['--format', 'json', '--verbose']]) {
        const { code, stdout, stderr } = await run(['audit', fixture.path, ...flags])
        expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
        expect(stdout + stderr).not.toContain(KEY)
        expect(stdout).toContain('secret-in-source')
      }
    }))

  it('prints a JSON report after the schema, the same each time', () =>
    withApp(APP, async fixture => {
      const first = await run(['audit', '--format', 'json'], fixture.path)
      const report = reportSchema.parse(JSON.parse(first.stdout))
      expect(report.project.packages).toEqual({ '@clerk/nextjs': '7.9.17' })
      expect(report.endpoints.map(({ id }) => id)).toContain('POST /api/posts')
      expect(await run(['audit', '--format', 'json'], fixture.path)).toEqual(first)
    }))

  it('writes to --out alone, and says so on standard error', () =>
    withApp(APP, async fixture => {
      const out = fixture.getPath('report.json')
      const { code, stdout, stderr } = await run(['audit', fixture.path, '--format', 'json', '--out', out])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain(out)
      reportSchema.parse(JSON.parse(readFileSync(out, 'utf8')))
      expect(readdirSync(fixture.path).filter(name => name.endsWith('.tmp'))).toEqual([])
      expect((await run(['audit', fixture.path, '--out', fixture.path])).code).toBe(2)
    }))

  it('filters by rule and group, and refuses rules that do not exist', () =>
    withApp(APP, async fixture => {
      const only = await run(['audit', fixture.path, '--format', 'json', '--rule', 'secret-in-source'])
      const report = reportSchema.parse(JSON.parse(only.stdout))
      expect(new Set(report.findings.map(({ ruleId }) => ruleId))).toEqual(new Set(['secret-in-source']))
      expect(report.coverage.rules.assessed).toBe(1)
      const wrong = await run(['audit', fixture.path, '--rule', 'secret-in-sorce'])
      expect(wrong).toMatchObject({ code: 2, stdout: '' })
      expect(wrong.stderr).toContain('Did you mean "secret-in-source"?')
    }))

  it('passes once everything stands in the baseline', () =>
    withApp(APP, async fixture => {
      const baseline = fixture.getPath('baseline.json')
      expect((await run(['audit', fixture.path, '--write-baseline', baseline])).code).toBe(1)
      const again = await run(['audit', fixture.path, '--baseline', baseline])
      expect(again.code).toBe(0)
      expect(again.stdout).toContain('suppressed')
      expect(await run(['audit', fixture.path, '--baseline', fixture.getPath('package.json')])).toMatchObject(
        {
          code: 2,
          stdout: '',
        },
      )
    }))
})

describe('what cannot be audited', () => {
  it.each<[string, FileTree, string]>([
    ['an empty folder', {}, 'it holds no file to read'],
    [
      'an app without Clerk',
      { 'package.json': '{"name":"app"}', 'a.ts': 'let a = 1' },
      'no package.json names',
    ],
  ])('%s: nothing is assessed', (_name, tree, message) =>
    withApp(tree, async fixture => {
      const { code, stdout, stderr } = await run(['audit', fixture.path])
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
      expect(stderr).toContain(message)
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }),
  )

  it('a path that does not exist, or is a file', () =>
    withApp(APP, async fixture => {
      for (const path of ['no/such/folder', 'package.json']) {
        const { code, stdout, stderr } = await run(['audit', path], fixture.path)
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
        expect(stderr).not.toMatch(/\n\s+at /)
      }
    }))

  it('a configuration with a mistyped key', () =>
    withApp({ ...APP, 'clerk-security.config.json': '{"pubilc": []}' }, async fixture => {
      const { code, stderr } = await run(['audit', fixture.path])
      expect(code).toBe(2)
      expect(stderr).toContain('public')
    }))

  it('the skill itself', async () => {
    const { code, stderr } = await run(['audit'])
    expect(code).toBe(3)
    expect(stderr).toContain('name the folder of the app')
  })
})
