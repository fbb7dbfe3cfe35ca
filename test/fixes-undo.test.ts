import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { FileTree } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { readRecord } from '../scripts/fixes/record.ts'
import { beginRun } from '../scripts/fixes/run.ts'
import { recordsFolder, stateFolder } from '../scripts/fixes/state-folder.ts'
import { recover, undoLast } from '../scripts/fixes/undo.ts'
import { contentsOf } from './contents.ts'
import { change, withApp } from './run-app.ts'
import type { Setting } from './run-app.ts'

/** The record of a run whose process is gone: it bears the id of one that cannot be. */
function orphan({ root, state }: Setting): string {
  const folder = recordsFolder(state, root)
  const path = join(folder, `open-${2 ** 30}.record`)
  renameSync(join(folder, `open-${process.pid}.record`), path)
  return path
}

const TREE: FileTree = { 'a.ts': 'a\r\n', 'lib/b.ts': '\uFEFFb', 'old.ts': 'old', 'ours.bin': '\0\xff' }
const CHANGES = [
  change('a.ts', 'a\r\n', 'A\r\n'),
  change('lib/b.ts', '\uFEFFb', '\uFEFFB\n'),
  change('new/deep/c.ts', null, 'c'),
  change('old.ts', 'old', null),
  { ...change('moved/old.ts', null, 'old!'), from: 'old.ts' },
]

describe('undo', () => {
  it('gives back every byte, mode and folder', () =>
    withApp(TREE, ({ root, state, write }) => {
      chmodSync(join(root, 'a.ts'), 0o755)
      chmodSync(join(root, 'old.ts'), 0o640)
      const before = contentsOf(root)
      write(CHANGES)
      expect(statSync(join(root, 'moved/old.ts')).mode & 0o777).toBe(0o640)
      expect(Object.keys(contentsOf(root))).not.toContain('old.ts')
      expect(undoLast(root, state)).toMatchObject({ files: 5, root })
      expect(contentsOf(root)).toEqual(before)
      expect(() => undoLast(root, state)).toThrow(/nothing to undo/)
    }))

  it('goes back one run at a time', () =>
    withApp({ 'a.ts': '1' }, ({ root, state, write }) => {
      write([change('a.ts', '1', '2')])
      write([change('a.ts', '2', '3')])
      undoLast(root, state)
      expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('2')
      undoLast(root, state)
      expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('1')
    }))

  it('leaves all as it is where a file was changed since, and takes it back by force', () =>
    withApp(TREE, ({ root, state, write }) => {
      const before = contentsOf(root)
      write(CHANGES)
      appendFileSync(join(root, 'lib/b.ts'), 'mine')
      const changed = contentsOf(root)
      expect(() => undoLast(root, state)).toThrow(/^lib\/b\.ts changed since the run of .*--force/)
      expect(contentsOf(root)).toEqual(changed)
      undoLast(root, state, { force: true })
      expect(contentsOf(root)).toEqual(before)
    }))

  it('leaves a folder that holds something else by now', () =>
    withApp(TREE, ({ root, state, write }) => {
      write(CHANGES)
      writeFileSync(join(root, 'new/mine.ts'), 'mine')
      undoLast(root, state)
      expect(readdirSync(join(root, 'new'))).toEqual(['mine.ts'])
    }))

  it('tells where else there is something to undo', () =>
    withApp({ 'apps/web/a.ts': '1' }, ({ root, state, write }) => {
      write([change('apps/web/a.ts', '1', '2')])
      expect(() => undoLast(join(root, 'apps/web'), state)).toThrow(`there is in ${root}`)
    }))

  it('takes files out of the index, and puts the same entries back', () =>
    withApp({ 'apps/web/.env': 'KEY=1\n', 'apps/web/b ü\t.env': 'KEY=2\n' }, setting => {
      const { root, git, state } = setting
      git('init', '--quiet')
      git('add', '--all')
      git('commit', '--quiet', '--message', 'the app')
      const before = git('ls-files', '--stage', '-z')
      // The app stands below the top of its repository.
      const app = join(root, 'apps/web')
      const run = beginRun(app, { changes: [], untrack: ['.env', 'b ü\t.env', 'untracked'] }, state)
      run.accept()
      expect(git('ls-files')).toBe('')
      expect(readFileSync(join(app, '.env'), 'utf8')).toBe('KEY=1\n')
      undoLast(app, state)
      expect(git('ls-files', '--stage', '-z')).toBe(before)
      expect(git('status', '--porcelain')).toBe('')
    }))
})

describe('a run that ends half-way', () => {
  it('is taken back by the next one, whichever way it had come', () =>
    withApp(TREE, setting => {
      const { root, state, begin } = setting
      const before = contentsOf(root)
      begin(CHANGES)
      const path = orphan(setting)
      const run = readRecord(path)?.run ?? ''
      // As if it had been stopped before the last renames, its drafts still there.
      rmSync(join(root, 'moved'), { recursive: true })
      mkdirSync(join(root, 'moved'))
      writeFileSync(join(root, `moved/.old.ts.${run}.tmp`), 'half a dra')
      writeFileSync(join(root, 'lib/b.ts'), '\uFEFFb')
      writeFileSync(join(root, `lib/.b.ts.${run}.tmp`), '')
      expect(recover(root, state)).toMatchObject([{ root, files: 3 }])
      expect(contentsOf(root)).toEqual(before)
      expect(recover(root, state)).toEqual([])
    }))

  it('is found from a part of the app, and from around it', () =>
    withApp({ 'apps/web/a.ts': '1' }, setting => {
      const { root, state, begin } = setting
      begin([change('apps/web/a.ts', '1', '2')])
      orphan(setting)
      expect(recover(join(root, 'apps/web'), state)).toHaveLength(1)
      expect(readFileSync(join(root, 'apps/web/a.ts'), 'utf8')).toBe('1')
    }))

  it('is waited for while its process is at work', () =>
    withApp({ 'a.ts': '1' }, setting => {
      const { root, state, begin } = setting
      begin([change('a.ts', '1', '2')])
      const path = orphan(setting)
      renameSync(path, path.replace(/\d+(?=\.record$)/, String(process.ppid)))
      expect(() => recover(root, state)).toThrow(/at work here \(process \d+\)/)
      expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('2')
      expect(recover(root, state, { force: true })).toHaveLength(1)
    }))

  it('had touched nothing where its record is not whole', () =>
    withApp({ 'a.ts': '1' }, setting => {
      const { root, state, begin } = setting
      begin([change('a.ts', '1', '2')])
      const path = orphan(setting)
      writeFileSync(join(root, 'a.ts'), '1')
      writeFileSync(path, readFileSync(path).subarray(0, -1 - 20))
      expect(recover(root, state)).toEqual([])
      expect(readdirSync(recordsFolder(state, root))).toEqual([])
    }))

  it('is not taken back over what somebody wrote since', () =>
    withApp(TREE, setting => {
      const { root, state, begin } = setting
      begin(CHANGES)
      orphan(setting)
      writeFileSync(join(root, 'a.ts'), 'mine')
      const changed = contentsOf(root)
      expect(() => recover(root, state)).toThrow(/^a\.ts changed since the run/)
      expect(contentsOf(root)).toEqual(changed)
    }))

  it('is taken back at once where the index refuses', () =>
    withApp({ 'a.ts': '1', '.env': 'KEY=1' }, ({ root, state, begin, git }) => {
      git('init', '--quiet')
      git('add', '--all')
      writeFileSync(join(root, '.git/index.lock'), '')
      const before = contentsOf(root)
      expect(() => begin([change('a.ts', '1', '2')], ['.env'])).toThrow(/index could not be changed.*lock/)
      expect(contentsOf(root)).toEqual(before)
      expect(readdirSync(recordsFolder(state, root))).toEqual([])
    }))
})

describe('records', () => {
  it('are closed to others, hold no file in the clear, and the old ones go', () =>
    withApp({ '.env.local': 'KEY=very-secret\n' }, ({ root, state, write }) => {
      write([change('.env.local', 'KEY=very-secret\n', 'NAME=very-secret\n')])
      const folder = recordsFolder(state, root)
      const [name = ''] = readdirSync(folder)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('very-secret')
      utimesSync(join(folder, name), 0, 0)
      write([change('a.ts', null, 'a')])
      expect(readdirSync(folder)).toEqual(['00000002.record'])
    }))

  it('are the last ten', () =>
    withApp({ 'a.ts': '0' }, ({ root, state, write }) => {
      for (let at = 0; at < 12; at += 1) write([change('a.ts', String(at), String(at + 1))])
      expect(readdirSync(recordsFolder(state, root))).toHaveLength(10)
    }))

  it('are neither written nor believed where others may write, or inside the app', () =>
    withApp({ 'a.ts': '1' }, setting => {
      const { root, state, write } = setting
      write([change('a.ts', '1', '2')])
      const folder = recordsFolder(state, root)
      chmodSync(folder, 0o777)
      expect(() => undoLast(root, state)).toThrow(/nothing to undo/)
      expect(() => write([change('a.ts', '2', '3')])).toThrow(/written by others.*XDG_STATE_HOME/)
      expect(() => beginRun(root, { changes: [], untrack: [] }, join(root, 'state'))).toThrow(
        /inside the app/,
      )
      expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('2')
      chmodSync(folder, 0o700)
      expect(undoLast(root, state)).toMatchObject({ files: 1 })
    }))

  it('of another app, or that name a path outside, undo nothing', () =>
    withApp({ 'a.ts': '1' }, ({ root, state, write }) => {
      write([change('a.ts', '1', '2')])
      const copy = join(root, '../copy')
      mkdirSync(copy)
      writeFileSync(join(copy, 'a.ts'), '2')
      renameSync(recordsFolder(state, root), recordsFolder(state, copy))
      expect(() => undoLast(copy, state)).toThrow(/nothing to undo/)
      expect(readFileSync(join(copy, 'a.ts'), 'utf8')).toBe('2')
    }))

  it('follow no symlink that has come in the way', () =>
    withApp({ 'lib/a.ts': '1' }, ({ root, state, write }) => {
      write([change('lib/a.ts', '1', '2')])
      renameSync(join(root, 'lib'), join(root, '../elsewhere'))
      symlinkSync('../elsewhere', join(root, 'lib'))
      expect(() => undoLast(root, state, { force: true })).toThrow(/symlink/)
      expect(readFileSync(join(root, '../elsewhere/a.ts'), 'utf8')).toBe('2')
    }))

  it('stand where the system keeps state', () => {
    expect(stateFolder({ XDG_STATE_HOME: '/home/me/state' })).toBe(
      '/home/me/state/clerk-security-basics/undo',
    )
    expect(stateFolder({ XDG_STATE_HOME: 'relative' })).not.toContain('relative')
  })
})
