import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject } from '../scripts/project/open.ts'
import { askAll, gitIn, inRepository, withPath } from './project-fixture.ts'

/** A program that leaves a mark when it runs. */
function trap(file: string, mark: string): string {
  writeFileSync(file, `#!/bin/sh\ntouch '${mark}'\ncat\n`, { mode: 0o755 })
  return file
}

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
