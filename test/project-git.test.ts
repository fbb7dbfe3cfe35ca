import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject } from '../scripts/project/open.ts'
import { askAll, gitIn, inFolder, inRepository, withPath } from './project-fixture.ts'

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
