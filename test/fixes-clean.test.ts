import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { notClean } from '../scripts/fixes/clean.ts'
import type { Plan } from '../scripts/fixes/plan.ts'
import { change, withApp } from './run-app.ts'

describe('what git could not give back', () => {
  const plan = (files: readonly string[]): Pick<Plan, 'changes'> => ({
    changes: [...files.map(file => change(file, '', 'x')), change('new.ts', null, 'x')],
  })

  it('is untracked, ignored, staged or changed; the rest is clean, whatever its line ends', () =>
    withApp(
      { 'clean.ts': 'a\n', 'dos.ts': 'a\n', 'changed.ts': 'a', 'staged.ts': 'a', '.gitignore': 'ign.ts\n' },
      setting => {
        const { root, state, git } = setting
        git('init', '--quiet')
        git('add', '--all')
        git('commit', '--quiet', '--message', 'the app')
        writeFileSync(join(root, 'dos.ts'), 'a\r\n')
        writeFileSync(join(root, 'changed.ts'), 'b')
        writeFileSync(join(root, 'staged.ts'), 'b')
        git('add', 'staged.ts')
        for (const file of ['ign.ts', 'untracked.ts', 'odd [x] ü.ts']) writeFileSync(join(root, file), 'a')
        const files = [
          'clean.ts',
          'dos.ts',
          'changed.ts',
          'staged.ts',
          'ign.ts',
          'untracked.ts',
          'odd [x] ü.ts',
        ]
        expect(Object.fromEntries(notClean(root, plan(files), state) ?? [])).toEqual({
          'changed.ts': 'it has changes that are not committed',
          'staged.ts': 'what is staged of it is not committed',
          'ign.ts': 'git does not track it',
          'untracked.ts': 'git does not track it',
          'odd [x] ü.ts': 'git does not track it',
        })
      },
    ))

  it('is not what a run of ours has left there', () =>
    withApp({ 'a.ts': '1', 'b.ts': '1' }, ({ root, state, git, write }) => {
      git('init', '--quiet')
      git('add', '--all')
      git('commit', '--quiet', '--message', 'the app')
      write([change('a.ts', '1', '2'), change('b.ts', '1', '2')])
      expect(notClean(root, plan(['a.ts', 'b.ts']), state)).toEqual(new Map())
      writeFileSync(join(root, 'b.ts'), 'mine')
      expect([...(notClean(root, plan(['a.ts', 'b.ts']), state)?.keys() ?? [])]).toEqual(['b.ts'])
    }))

  it('is in the middle of a merge', () =>
    withApp({ 'a.ts': '1' }, ({ root, state, git }) => {
      git('init', '--quiet', '--initial-branch', 'one')
      git('add', '--all')
      git('commit', '--quiet', '--message', 'the app')
      git('checkout', '--quiet', '-b', 'two')
      writeFileSync(join(root, 'a.ts'), '2')
      git('commit', '--quiet', '--all', '--message', 'two')
      git('checkout', '--quiet', 'one')
      writeFileSync(join(root, 'a.ts'), '3')
      git('commit', '--quiet', '--all', '--message', 'three')
      expect(() => git('merge', '--quiet', 'two')).toThrow('merge')
      expect(notClean(root, plan(['a.ts']), state)?.get('a.ts')).toBe('a merge of it is not finished')
    }))

  it('is nothing that could be told without git', () =>
    withApp({ 'a.ts': '1' }, ({ root, state }) => {
      expect(notClean(root, plan(['a.ts']), state)).toBeUndefined()
    }))

  it('runs no filter of the repository to find out', () =>
    withApp({ 'a.ts': '1', '.gitattributes': '* filter=canary\n' }, ({ root, state, git }) => {
      git('init', '--quiet')
      git('add', '--all')
      git('commit', '--quiet', '--message', 'the app')
      git('config', 'filter.canary.clean', `touch ${join(root, 'ran')}; cat`)
      writeFileSync(join(root, 'a.ts'), '2')
      notClean(root, plan(['a.ts']), state)
      expect(readdirSync(root)).not.toContain('ran')
      git('status')
      expect(readdirSync(root)).toContain('ran')
    }))
})
