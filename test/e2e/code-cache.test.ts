import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeSkill } from './fake-skill.ts'
import type { FakeSkill } from './fake-skill.ts'

// Whole processes, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

let skill: FakeSkill

beforeEach(() => {
  skill = fakeSkill()
  skill.writeBundle(1)
})
afterEach(() => skill.remove())

const kept = () => join(skill.cache, 'clerk-security-basics')

function onlyCache(): string {
  const [file, ...others] = skill.cached()
  expect(others).toEqual([])
  if (file === undefined) throw new Error('no cache was written')
  return file
}

/** Leaves a cache of other code that V8 cannot tell from the bundle's: whoever trusts it gets 12 for 11. */
function plant(): void {
  skill.writeBundle(2)
  skill.launch(['audit'])
  skill.writeBundle(1)
}

test('is written for its owner alone, once, and read by the next run', () => {
  skill.launch(['audit'])
  const { mode, ino } = statSync(onlyCache())
  expect(mode & 0o777).toBe(0o600)
  expect(statSync(kept()).mode & 0o777).toBe(0o700)
  expect(skill.launch(['audit']).code).toBe(1)
  expect(statSync(onlyCache()).ino).toBe(ino)
})

test('does not outlive the bundle, even one of the same length and time', () => {
  skill.launch(['audit'])
  skill.writeBundle(2, 'b'.repeat(64))
  expect(JSON.parse(skill.launch(['audit']).stdout)).toMatchObject({ sum: 12 })
  expect(skill.cached()).toHaveLength(2)
})

test('each command has its own; a run that assessed nothing leaves none', () => {
  skill.launch(['nothing'])
  expect(skill.cached()).toEqual([])
  skill.launch(['audit'])
  skill.launch(['explain'])
  skill.launch(['audit', '--help'])
  expect(skill.cached().map(file => /[a-z]+(?=-9)/.exec(file)?.[0])).toEqual(['audit', 'explain', 'help'])
})

test.each([
  ['empty', () => Buffer.alloc(0)],
  ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['damaged in the middle', (whole: Buffer) => Buffer.from(whole).fill(7, whole.length / 2)],
  ['not a cache', () => Buffer.from('hello, I am no cache')],
])('a file that is %s is replaced, not run', (_, damage) => {
  skill.launch(['audit'])
  const damaged = damage(readFileSync(onlyCache()))
  writeFileSync(onlyCache(), damaged)
  expect(skill.launch(['audit'])).toMatchObject({ code: 1, stderr: '' })
  expect(readFileSync(onlyCache()).equals(damaged)).toBe(false)
})

test('a cache for other flags of V8 is rejected and replaced', () => {
  skill.launch(['audit'])
  const before = statSync(onlyCache()).ino
  expect(skill.launch(['audit'], {}, ['--no-opt'])).toMatchObject({ code: 1, stderr: '' })
  expect(statSync(onlyCache()).ino).not.toBe(before)
})

test('what is planted in a closed folder would be run: the tests below can fail', () => {
  plant()
  expect(JSON.parse(skill.launch(['audit']).stdout)).toMatchObject({ sum: 12 })
})

test.each([
  ['a folder that others may write to', () => chmodSync(kept(), 0o777)],
  ['a folder that the group may write to', () => chmodSync(kept(), 0o770)],
  ['a file that others may write to', () => chmodSync(onlyCache(), 0o666)],
  ['a parent that others may write to', () => chmodSync(skill.cache, 0o777)],
  ['a grandparent that others may write to', () => chmodSync(skill.root, 0o777)],
  [
    'a file that is a link',
    () => {
      const file = onlyCache()
      renameSync(file, join(skill.root, 'elsewhere'))
      symlinkSync(join(skill.root, 'elsewhere'), file)
    },
  ],
  [
    'a folder that is a link',
    () => {
      renameSync(kept(), join(skill.root, 'elsewhere'))
      symlinkSync(join(skill.root, 'elsewhere'), kept())
    },
  ],
])('%s is not trusted', (_, spoil) => {
  plant()
  spoil()
  const ran = skill.launch(['audit'])
  expect(ran).toMatchObject({ code: 1, stderr: '' })
  expect(JSON.parse(ran.stdout)).toMatchObject({ sum: 11 })
})

test('nothing is read from a folder that may be the audited app', () => {
  plant()
  expect(JSON.parse(skill.launch(['audit', skill.cache]).stdout)).toMatchObject({ sum: 11 })
})

test('nothing is written to a folder that may be the audited app', () => {
  const inside = join(skill.work, 'cache')
  mkdirSync(inside, { mode: 0o700 })
  expect(skill.launch(['audit'], { XDG_CACHE_HOME: inside }).code).toBe(1)
  expect(skill.launch(['audit'], { XDG_CACHE_HOME: '', HOME: skill.work }).code).toBe(1)
  expect(skill.launch(['audit', '..']).code).toBe(1)
  expect(skill.cached()).toEqual([])
  expect(readdirSync(skill.work)).toEqual(['cache'])
  expect(readdirSync(inside)).toEqual([])
})

test.each([
  ['missing', '/dev/null/home'],
  ['no folder', process.execPath],
  ['not writable', '/proc/self'],
])('a home that is %s is no obstacle', (_, home) => {
  const ran = skill.launch(['audit'], { HOME: home, XDG_CACHE_HOME: join(home, 'x') })
  expect(ran).toMatchObject({ code: 1, stderr: '' })
})
