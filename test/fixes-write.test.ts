import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createFixture } from 'fs-fixture'
import type { FileTree, FsFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import type { FileChange } from '../scripts/fixes/plan.ts'
import { WriteRefused } from '../scripts/fixes/target.ts'
import { writeChanges } from '../scripts/fixes/write.ts'

async function withApp(tree: FileTree, use: (fixture: FsFixture) => Promise<void> | void): Promise<void> {
  await using fixture = await createFixture(tree)
  await use(fixture)
}

const text = (fixture: FsFixture, file: string) => readFileSync(fixture.getPath(file), 'utf8')
const change = (file: string, before: string | null, after: string): FileChange => ({
  file,
  before,
  after,
})
const drafts = (fixture: FsFixture) =>
  readdirSync(fixture.path, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.tmp'))

describe('writing', () => {
  it('changes, and creates with the folders; no draft stays', () =>
    withApp({ 'a.ts': 'a' }, fixture => {
      writeChanges(fixture.path, [
        change('a.ts', 'a', 'A'),
        change('app/api/one.ts', null, '1'),
        change('app/api/two.ts', null, '2'),
      ])
      expect([
        text(fixture, 'a.ts'),
        text(fixture, 'app/api/one.ts'),
        text(fixture, 'app/api/two.ts'),
      ]).toEqual(['A', '1', '2'])
      expect(drafts(fixture)).toEqual([])
    }))

  it('keeps mode, line ends and byte order mark', () =>
    withApp({ 'run.ts': '\uFEFFone\r\ntwo' }, fixture => {
      chmodSync(fixture.getPath('run.ts'), 0o754)
      writeChanges(fixture.path, [change('run.ts', '\uFEFFone\r\ntwo', '\uFEFFone\r\n2\r\n')])
      expect(readFileSync(fixture.getPath('run.ts')).toString('hex')).toBe(
        Buffer.from('\uFEFFone\r\n2\r\n').toString('hex'),
      )
      expect(statSync(fixture.getPath('run.ts')).mode & 0o777).toBe(0o754)
    }))

  it('is done with all files or with none', () =>
    withApp({ 'a.ts': 'a', 'z.ts': 'changed meanwhile' }, fixture => {
      expect(() =>
        writeChanges(fixture.path, [
          change('a.ts', 'a', 'A'),
          change('new/deep/b.ts', null, 'b'),
          change('z.ts', 'z', 'Z'),
        ]),
      ).toThrow(/z\.ts is not what was read.*Nothing is changed/)
      expect([text(fixture, 'a.ts'), text(fixture, 'z.ts')]).toEqual(['a', 'changed meanwhile'])
      expect(readdirSync(fixture.path).toSorted()).toEqual(['a.ts', 'z.ts'])
    }))

  it('takes back what is in place when a later file fails', () =>
    withApp({ 'a.ts': 'a' }, fixture => {
      // Two changes of one file pass the first look; the second finds the file changed by the first.
      expect(() =>
        writeChanges(fixture.path, [
          change('new.ts', null, 'new'),
          change('a.ts', 'a', 'A'),
          change('a.ts', 'a', 'B'),
        ]),
      ).toThrow(WriteRefused)
      expect(text(fixture, 'a.ts')).toBe('a')
      expect(readdirSync(fixture.path)).toEqual(['a.ts'])
    }))

  it.each([
    '../outside.ts',
    'app/../../outside.ts',
    '/outside.ts',
    './a.ts',
    'app//a.ts',
    '',
    'C:/outside.ts',
    String.raw`..\outside.ts`,
    'a\0.ts',
    '.git/hooks/pre-commit',
    'sub/.GIT/config',
  ])('refuses the path %j', file =>
    withApp({ 'app/a.ts': 'a', '.git/config': '' }, fixture => {
      const before = readdirSync(fixture.path, { recursive: true })
      expect(() => writeChanges(fixture.path, [change(file, null, 'x')])).toThrow(WriteRefused)
      expect(readdirSync(fixture.path, { recursive: true })).toEqual(before)
    }),
  )

  it('follows no symlink, neither of a folder nor of a file', () =>
    withApp({ 'outside/a.ts': 'a', 'app/own.ts': 'own' }, fixture => {
      const root = fixture.getPath('app')
      symlinkSync(fixture.getPath('outside'), fixture.getPath('app/lib'))
      symlinkSync(fixture.getPath('outside/a.ts'), fixture.getPath('app/a.ts'))
      symlinkSync('own.ts', fixture.getPath('app/alias.ts'))
      for (const wrong of [
        change('lib/a.ts', 'a', 'x'),
        change('lib/new.ts', null, 'x'),
        change('a.ts', 'a', 'x'),
        change('alias.ts', 'own', 'x'),
        change('a.ts', null, 'x'),
      ])
        expect(() => writeChanges(root, [wrong])).toThrow(/symlink/)
      expect(readdirSync(fixture.getPath('outside'))).toEqual(['a.ts'])
      expect(text(fixture, 'outside/a.ts')).toBe('a')
      expect(lstatSync(fixture.getPath('app/alias.ts')).isSymbolicLink()).toBe(true)
    }))

  it('may be given a root that is a symlink itself', () =>
    withApp({ 'app/a.ts': 'a' }, fixture => {
      symlinkSync('app', fixture.getPath('link'))
      writeChanges(fixture.getPath('link'), [change('a.ts', 'a', 'A')])
      expect(text(fixture, 'app/a.ts')).toBe('A')
    }))

  it('refuses what is gone, is there already, is no file, or is not UTF-8', () =>
    withApp({ 'there.ts': 'old', 'file.ts/inner.ts': '' }, fixture => {
      writeFileSync(fixture.getPath('latin.ts'), Buffer.from([0x61, 0xe9]))
      mkdirSync(fixture.getPath('folder.ts'))
      const wrong: [FileChange, RegExp][] = [
        [change('gone.ts', 'a', 'b'), /is gone/],
        [change('there.ts', null, 'b'), /exists by now/],
        [change('folder.ts', 'a', 'b'), /no regular file/],
        [change('there.ts/below.ts', null, 'b'), /where a folder would have to be/],
        [change('latin.ts', 'a\uFFFD', 'b'), /not UTF-8/],
      ]
      for (const [one, message] of wrong) expect(() => writeChanges(fixture.path, [one])).toThrow(message)
      expect(text(fixture, 'there.ts')).toBe('old')
    }))
})
