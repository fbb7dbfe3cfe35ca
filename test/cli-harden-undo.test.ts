import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFixture } from 'fs-fixture'
import type { FileTree } from 'fs-fixture'
import { describe, expect, it, vi } from 'vitest'
import { hindranceAt } from '../scripts/fixes/target.ts'
import { run } from './cli-io.ts'
import { contentsOf } from './contents.ts'
import { GIT_ENV } from './fixture-app.ts'

// Whole audits, several each, on machines that do other things too.
vi.setConfig({ testTimeout: 300_000 })

const open = (name: string) => `app/api/${name}/route.ts`
const HOOK = (eol = '\n', head = '') =>
  head +
  [
    "import { db } from '../../../lib/db'",
    '',
    'export async function POST(request: Request) {',
    '  const event = await request.json()',
    "  if (event.type === 'user.created') await db.user.create({ data: event.data })",
    "  return new Response('ok')",
    '}',
    '',
  ].join(eol)

const APP: FileTree = {
  'package.json': JSON.stringify({
    name: 'app',
    dependencies: { '@clerk/nextjs': '7.9.17', next: '16.4.6', react: '19.3.1' },
  }),
  'yarn.lock': '',
  '.gitignore': '.env*\n.clerk/\nnode_modules\n',
  'lib/db.ts': "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n",
  [open('one')]: HOOK(),
}

type Git = (...args: string[]) => string

async function withApp(tree: FileTree, use: (root: string, git: Git) => Promise<void>): Promise<void> {
  await using fixture = await createFixture(tree)
  const git: Git = (...args) =>
    execFileSync(
      'git',
      ['-C', fixture.path, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args],
      {
        env: GIT_ENV,
        encoding: 'utf8',
      },
    )
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'the app')
  await use(fixture.path, git)
}

describe('harden --undo', () => {
  it('gives back what --write changed, once, and the command line says how', () =>
    withApp(APP, async root => {
      const before = contentsOf(root)
      const written = await run(['harden', '--write'], root)
      expect(written.stdout).toContain('1 fix in 1 file: written. To take them back:')
      expect(written.stdout).toMatch(/harden --undo\n/)
      expect(contentsOf(root)).not.toEqual(before)
      const undone = await run(['harden', '--undo'], root)
      expect(undone).toMatchObject({ code: 0, stderr: '' })
      expect(undone.stdout).toMatch(/^The run of .* is undone: one file is as it was before it\.\nNext: /)
      expect(contentsOf(root)).toEqual(before)
      const again = await run(['harden', '--undo'], root)
      expect(again).toMatchObject({ code: 2, stdout: '' })
      expect(again.stderr).toContain('There is nothing to undo')
    }))

  it('is refused where a file has changed since, and done with --force', () =>
    withApp(APP, async root => {
      const before = contentsOf(root)
      await run(['harden', '--write'], root)
      writeFileSync(join(root, open('one')), 'mine')
      const refused = await run(['harden', '--undo'], root)
      expect(refused.code).toBe(2)
      expect(refused.stderr).toContain(`${open('one')} changed since the run of`)
      expect(readFileSync(join(root, open('one')), 'utf8')).toBe('mine')
      expect((await run(['harden', '--undo', '--force'], root)).code).toBe(0)
      expect(contentsOf(root)).toEqual(before)
    }))

  it('takes no other flag that chooses', async () => {
    const { code, stderr } = await run(['harden', '--undo', '--write'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('leave out --write') })
  })
})

describe('harden --write', () => {
  it('writes over nothing that git could not give back, but with --force', () =>
    withApp(APP, async (root, git) => {
      const file = join(root, open('one'))
      writeFileSync(file, `// mine\n${readFileSync(file, 'utf8')}`)
      const changed = contentsOf(root)
      const shown = await run(['harden'], root)
      expect(shown.stdout).toContain(
        `Not clean in git: ${open('one')}: it has changes that are not committed.`,
      )
      expect(shown.stdout).toMatch(/Next: commit, so that .* or add --force; then: .*--write\n$/)
      const refused = await run(['harden', '--write'], root)
      expect(refused).toMatchObject({ code: 2, stdout: '' })
      expect(refused.stderr).toContain('Nothing is written')
      expect(contentsOf(root)).toEqual(changed)
      expect((await run(['harden', '--write', '--force'], root)).stdout).toContain('1 fix in 1 file: written')
      expect(readFileSync(file, 'utf8')).toMatch(/^\/\/ mine\n[^]*verifyWebhook/)
      // What a run of ours has left is no obstacle to the next one.
      expect((await run(['harden', '--write'], root)).code).toBe(0)
      git('checkout', '.')
    }))

  it('needs no git', () =>
    withApp(APP, async root => {
      rmSync(join(root, '.git'), { recursive: true })
      expect((await run(['harden', '--write'], root)).stdout).toContain('1 fix in 1 file: written')
    }))

  it('goes round files that it cannot write, each with a word, and keeps line ends and marks of the others', () => {
    const crlf = HOOK('\r\n', '\uFEFF')
    const tree: FileTree = {
      ...APP,
      [open('dos')]: crlf,
      [open("odd [x] $(y) ü'")]: HOOK(),
      [open('broken')]: `${HOOK()}export const x = {\n`,
      [open('merged')]: `${HOOK()}<<<<<<< HEAD\nconst a = 1\n=======\nconst a = 2\n>>>>>>> other\n`,
      [open('locked')]: HOOK(),
    }
    return withApp(tree, async (root, git) => {
      mkdirSync(join(root, 'app/api/latin'))
      const latin = Buffer.concat([Buffer.from('// caf'), Buffer.from([0xe9]), Buffer.from(`\n${HOOK()}`)])
      writeFileSync(join(root, open('latin')), latin)
      chmodSync(join(root, open('locked')), 0o444)
      git('add', '--all')
      git('commit', '--quiet', '--message', 'more')
      const { stdout, stderr } = await run(['harden', '--write'], root)
      expect(stderr).toBe('')
      expect(stdout).toContain(`${open('broken')} has a syntax error in line 9: mend that first.`)
      expect(stdout).toContain(`${open('merged')} has merge markers in line 8: mend that first.`)
      expect(stdout).toContain(`${open('locked')} is read-only: make it writable first.`)
      expect(stdout).toContain(`${open('latin')} is not UTF-8: save it as UTF-8 first.`)
      expect(stdout).toContain('3 fixes in 3 files: written.')
      const dos = readFileSync(join(root, open('dos')), 'utf8')
      expect(dos).toMatch(/^\uFEFFimport .*\r\n[^]*verifyWebhook/)
      expect(dos.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(readFileSync(join(root, open('latin')))).toEqual(latin)
      expect(readFileSync(join(root, open("odd [x] $(y) ü'")), 'utf8')).toContain('verifyWebhook')
      await run(['harden', '--undo'], root)
      expect(git('status', '--porcelain')).toBe('')
    })
  })

  it('names the command of the package manager that the app uses', () =>
    withApp(
      {
        ...APP,
        'package.json': JSON.stringify({
          name: 'app',
          dependencies: { '@clerk/nextjs': '6.20.0', next: '15.5.29', react: '19.3.1' },
        }),
      },
      async root => {
        expect((await run(['harden'], root)).stdout).toContain('\nInstall: yarn add svix@1\n')
        rmSync(join(root, 'yarn.lock'))
        writeFileSync(join(root, 'bun.lock'), '{}')
        expect((await run(['harden'], root)).stdout).toContain('\nInstall: bun add svix@1\n')
      },
    ))
})

describe('what may not be written', () => {
  it('is read-only for who runs it, folders too', async () => {
    await using fixture = await createFixture({ 'lib/a.ts': 'a' })
    chmodSync(fixture.getPath('lib'), 0o555)
    chmodSync(fixture.path, 0o755)
    const script = `import { hindranceAt } from ${JSON.stringify(join(import.meta.dirname, '../scripts/fixes/target.ts'))}
      console.log(hindranceAt(${JSON.stringify(fixture.path)}, 'lib/a.ts', 'a'), hindranceAt(${JSON.stringify(fixture.path)}, 'lib/new/b.ts', null))`
    // Root may write everywhere: it has to become somebody else.
    const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      ...other,
      cwd: join(import.meta.dirname, '..'),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', TSX_DISABLE_CACHE: '1' },
    })
    chmodSync(fixture.getPath('lib'), 0o755)
    expect(`${ran.stdout.trim()}${ran.stderr}`).toBe(
      'lib/a.ts stands in a folder that is read-only: make it writable first lib/new/b.ts stands in a folder that is read-only: make it writable first',
    )
  })

  it('lies behind a symlink, or is one', async () => {
    await using fixture = await createFixture({ 'real/a.ts': 'a' })
    symlinkSync('real', fixture.getPath('lib'))
    symlinkSync('real/a.ts', fixture.getPath('a.ts'))
    expect(hindranceAt(fixture.path, 'lib/a.ts', 'a')).toContain('behind a symlink')
    expect(hindranceAt(fixture.path, 'a.ts', 'a')).toContain('is a symlink')
    expect(hindranceAt(fixture.path, 'real/a.ts', 'a')).toBeUndefined()
  })
})
