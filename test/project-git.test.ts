import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject } from '../scripts/project/open.ts'
import { gitIn, inFolder, inRepository, withPath } from './project-fixture.ts'

/** A program that leaves a mark when it runs. */
function trap(file: string, mark: string): string {
  writeFileSync(file, `#!/bin/sh\ntouch '${mark}'\ncat\n`, { mode: 0o755 })
  return file
}

/** Everything that asks git. */
function askAll(root: string) {
  const project = openProject(root)
  for (const file of project.files) project.text(file)
  return {
    files: project.files,
    because: project.git.because,
    tracked: project.git.tracked('a.ts'),
    ignored: project.git.ignored('.env'),
  }
}

describe('what git would ignore', () => {
  it('is told by the ignore files of every folder, the deepest last', () =>
    inRepository(
      {
        '.gitignore': '.env*\n/only-here\n',
        'apps/.gitignore': '!.env.public\n',
        'apps/web/.gitignore': '.env.public\n# .env.staging\n\\!odd\n',
      },
      root => {
        const { ignored } = openProject(root).git
        const asked = {
          '.env.public': true,
          'apps/.env.public': false,
          'apps/web/.env.public': true,
          'apps/web/.env': true,
          'only-here': true,
          'apps/only-here': false,
          'apps/web/!odd': true,
          'apps/web/odd': false,
        }
        expect(Object.fromEntries(Object.keys(asked).map(file => [file, ignored(file)]))).toEqual(asked)
      },
    ))

  it('is told by the repository around the named folder, and by its private list', () =>
    inRepository({ '.gitignore': 'web/.env\n', 'web/a.ts': '' }, root => {
      writeFileSync(join(root, '.git/info/exclude'), '.env.local\n')
      const { git } = openProject(join(root, 'web'))
      expect(['.env', '.env.local', '.env.other'].map(git.ignored)).toEqual([true, true, false])
      expect(['a.ts', 'web/a.ts'].map(git.tracked)).toEqual([true, false])
    }))

  it('is asked once for the same file of all apps', () =>
    inFolder({ 'bin/x': '' }, folder => {
      const apps = Array.from({ length: 12 }, (_, index) => `apps/a${index}`)
      const root = join(folder, 'app')
      for (const app of apps) {
        mkdirSync(join(root, app), { recursive: true })
        writeFileSync(join(root, app, 'package.json'), '{}')
      }
      writeFileSync(join(root, 'apps/a3/.gitignore'), '.env\n')
      gitIn(root, 'init', '--quiet')
      const real = process.env['PATH'] ?? ''
      writeFileSync(
        join(folder, 'bin/git'),
        `#!/bin/sh\necho "$*" >> '${folder}/asked'\nPATH='${real}' exec git "$@"\n`,
        { mode: 0o755 },
      )
      withPath(`${join(folder, 'bin')}${delimiter}${real}`, () => {
        const { git } = openProject(root)
        rmSync(join(folder, 'asked'))
        expect(apps.filter(app => git.ignored(`${app}/.env`) === true)).toEqual(['apps/a3'])
        expect(readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n')).toHaveLength(1)
      })
    }))

  it('is told for the others where git refuses one of them', () =>
    inRepository({ '.gitignore': '.env\n', 'package.json': '{}', 'sub/package.json': '{}' }, root => {
      const { git } = openProject(root)
      // The app is gone since, and a link stands in its place: git takes no path behind it.
      rmSync(join(root, 'sub'), { recursive: true })
      gitIn(root, 'config', 'core.symlinks', 'true')
      mkdirSync(join(root, 'elsewhere'))
      symlinkSync(join(root, 'elsewhere'), join(root, 'sub'))
      expect(git.ignored('.env')).toBe(true)
      expect(git.ignored('sub/.env')).toBeNull()
    }))
})

describe('a repository', () => {
  it('may be a second work tree', () =>
    inRepository({ 'a.ts': '', '.gitignore': '.env\n' }, root => {
      gitIn(root, 'commit', '-qm', 'one')
      const second = join(root, '../', `${root.split('/').at(-1)}-second`)
      gitIn(root, 'worktree', 'add', '--quiet', second)
      try {
        expect(askAll(second)).toEqual({
          files: ['.gitignore', 'a.ts'],
          because: null,
          tracked: true,
          ignored: true,
        })
      } finally {
        rmSync(second, { recursive: true })
      }
    }))

  it('may hold others, which are named', () =>
    inRepository({ 'a.ts': '', 'lib/b.ts': '' }, async root => {
      await inRepository({ 'c.ts': '' }, other => {
        gitIn(other, 'commit', '-qm', 'one')
        gitIn(root, '-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', other, 'vendor/other')
      })
      const project = openProject(root)
      expect(project.files).toEqual(['.gitmodules', 'a.ts', 'lib/b.ts'])
      expect(project.unknown).toEqual([
        { what: 'vendor/other', because: 'a git repository of its own: audit it by itself' },
      ])
      expect(openProject(join(root, 'vendor/other')).files).toEqual(['c.ts'])
    }))

  it('without a .gitignore shows no installed packages and no build', () =>
    inRepository(
      {
        'a.ts': '',
        'node_modules/next/package.json': '{}',
        '.next/server/a.js': '',
        'app/build/page.tsx': '',
        'src/node_modules/x.js': '',
      },
      root => {
        expect(openProject(root).files).toEqual(['a.ts', 'app/build/page.tsx'])
      },
    ))

  it('needs no commit', () =>
    inFolder({ 'a.ts': '', '.env': '' }, root => {
      gitIn(root, 'init', '--quiet')
      expect(askAll(root)).toEqual({ files: ['.env', 'a.ts'], because: null, tracked: false, ignored: false })
    }))

  it.each([
    ['index', 'no index at all'],
    ['config', '[core\n'],
    ['HEAD', 'nonsense'],
  ])('is walked through where its %s is broken', (file, text) =>
    inRepository({ 'a.ts': '', '.gitignore': 'b.ts\n' }, root => {
      writeFileSync(join(root, 'b.ts'), '')
      writeFileSync(join(root, '.git', file), text)
      const { because, ...rest } = askAll(root)
      expect(because).toMatch(/^fatal: |^error: /)
      expect(rest).toEqual({ files: ['.gitignore', 'a.ts'], tracked: null, ignored: null })
    }),
  )

  it('may be named by a file that leads nowhere or in a circle', () =>
    inFolder({ 'a.ts': '', '.git': 'gitdir: .git\n' }, root => {
      expect(askAll(root)).toMatchObject({ files: ['.git', 'a.ts'], tracked: null, ignored: null })
    }))
})

describe('a hostile repository', () => {
  const settings = (program: string): [string, string][] => [
    ['core.fsmonitor', program],
    ['core.fsmonitorHookVersion', '2'],
    ['core.hooksPath', '.'],
    ['core.pager', program],
    ['core.editor', program],
    ['core.askPass', program],
    ['core.sshCommand', program],
    ['core.alternateRefsCommand', program],
    ['alias.ls-files', `!${program}`],
    ['alias.check-ignore', `!${program}`],
    ['filter.trap.clean', program],
    ['filter.trap.smudge', program],
    ['filter.trap.process', program],
    ['diff.trap.textconv', program],
    ['diff.external', program],
    ['credential.helper', `!${program}`],
    ['gpg.program', program],
    ['pager.ls-files', program],
    ['uploadpack.packObjectsHook', program],
  ]

  it.each([
    ['in its configuration', (root: string, all: [string, string][]) => set(root, all, [])],
    [
      'in a file that it includes',
      (root: string, all: [string, string][]) => {
        set(root, all, ['--file', join(root, 'included')])
        gitIn(root, 'config', 'include.path', '../included')
      },
    ],
  ])('runs nothing that it names %s', (_where, configure) =>
    inRepository({ 'a.ts': 'x', '.gitattributes': '* filter=trap diff=trap\n', '.env': '' }, root => {
      const mark = join(root, '.git/ran')
      const program = trap(join(root, '.git/program.sh'), mark)
      for (const hook of [
        'post-index-change',
        'fsmonitor-watchman',
        'post-checkout',
        'reference-transaction',
      ])
        trap(join(root, '.git/hooks', hook), mark)
      configure(root, settings(program))
      // What git takes for changed is what it would hash, and so filter.
      writeFileSync(join(root, 'a.ts'), 'y')
      expect(askAll(root)).toMatchObject({ because: null, tracked: true, ignored: false })
      expect(existsSync(mark)).toBe(false)
    }),
  )

  it('does not put its own git in the place of ours', () =>
    inRepository({ 'a.ts': '', 'bin/x': '', 'node_modules/.bin/x': '', 'app/b.ts': '' }, root => {
      const mark = join(root, '.git/ran')
      for (const folder of ['.', 'bin', 'node_modules/.bin', 'app']) trap(join(root, folder, 'git'), mark)
      const here = process.cwd()
      const folders = ['', '.', './bin', 'bin', join(root, 'bin'), join(root, 'node_modules/.bin')]
      process.chdir(root)
      try {
        withPath([...folders, process.env['PATH']].join(delimiter), () => {
          expect(openProject(root).git.available).toBe(true)
          // Beside the audited folder, npm's folder is the repository's all the same.
          expect(openProject(join(root, 'app')).git.tracked('b.ts')).toBe(true)
        })
      } finally {
        process.chdir(here)
      }
      expect(existsSync(mark)).toBe(false)
    }))

  it('does not point git elsewhere, and neither does the environment', () =>
    inRepository({ 'a.ts': '' }, async root => {
      await inRepository({ 'other.ts': '' }, other => {
        process.env['GIT_DIR'] = join(other, '.git')
        process.env['GIT_WORK_TREE'] = other
        try {
          expect(openProject(root).files).toEqual(['a.ts'])
        } finally {
          delete process.env['GIT_DIR']
          delete process.env['GIT_WORK_TREE']
        }
        gitIn(root, 'config', 'core.worktree', other)
        const { files } = openProject(root)
        expect(files).toEqual(['a.ts'])
      })
    }))

  it('is left as it was', () =>
    inRepository({ 'a.ts': '' }, root => {
      gitIn(root, 'commit', '-qm', 'one')
      chmodSync(join(root, '.git/index'), 0o444)
      const before = gitIn(root, 'hash-object', '--no-filters', '.git/index')
      writeFileSync(join(root, 'a.ts'), '')
      askAll(root)
      expect(gitIn(root, 'hash-object', '--no-filters', '.git/index')).toBe(before)
      expect(existsSync(join(root, '.git/index.lock'))).toBe(false)
    }))
})

function set(root: string, all: [string, string][], where: string[]): void {
  for (const [name, value] of all) gitIn(root, 'config', ...where, name, value)
}
