import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeSkill } from './fake-skill.ts'
import type { FakeSkill } from './fake-skill.ts'
import { run } from './run.ts'

// Whole processes, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

let skill: FakeSkill

beforeEach(() => {
  skill = fakeSkill()
})
afterEach(() => skill.remove())

describe('with the bundle beside it', () => {
  beforeEach(() => skill.writeBundle(1))

  test('passes arguments, current folder and its own folder on, and returns the exit code', () => {
    const ran = skill.launch(['audit', 'app'])
    expect(JSON.parse(ran.stdout)).toEqual({
      argv: ['audit', 'app'],
      cwd: skill.work,
      self: skill.self,
      sum: 11,
    })
    expect(ran).toMatchObject({ code: 1, stderr: '' })
  })

  test('tells the version without loading the bundle', () => {
    writeFileSync(join(skill.self, 'scripts/clerk-security.cjs'), 'throw new Error("loaded")')
    expect(skill.launch(['--version'])).toEqual({ code: 0, stdout: '9.9.9\n', stderr: '' })
  })

  test('an error is one line and exit 4; the stack only with --verbose', () => {
    expect(skill.launch(['throw'])).toEqual({ code: 4, stdout: '', stderr: 'clerk-security: no luck\n' })
    expect(skill.launch(['throw', '--verbose']).stderr).toContain('clerk-security.cjs')
  })

  test('a reader that leaves early gets no stack trace', () => {
    const script = `"${process.execPath}" "${join(skill.self, 'scripts/clerk-security.mjs')}" audit | true`
    expect(run('sh', ['-c', script], { cwd: skill.work, env: { XDG_CACHE_HOME: skill.cache } }).stderr).toBe(
      '',
    )
  })

  test('says what is wrong on an old Node', () => {
    const hook = join(skill.work, 'old.cjs')
    writeFileSync(
      hook,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.1' } })`,
    )
    const ran = skill.launch(['audit'], {}, ['--require', hook])
    expect(ran.code).toBe(4)
    expect(ran.stderr).toMatch(/^clerk-security: Node 18\.20\.1 is too old: .*20\.19.*\n$/)
  })
})

describe('in a clone, with nothing installed', () => {
  /** A folder with a program called npm that writes down how it was called. */
  function fakeNpm(script: string): string {
    const bin = join(skill.root, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$PWD $*" > "${bin}/called"\n${script}\n`, {
      mode: 0o755,
    })
    return bin
  }

  test('without npm: exit 4, and what to do', () => {
    const ran = skill.launch(['audit'], { PATH: '/nonexistent' })
    expect(ran).toMatchObject({ code: 4, stdout: '' })
    expect(ran.stderr).toContain('npm was not found')
    expect(ran.stderr).not.toMatch(/^\s+at /m)
  })

  test('without a network: one line that it installs, one that says why it could not', () => {
    const bin = fakeNpm('echo "npm error code ENOTFOUND" >&2; exit 1')
    const ran = skill.launch(['audit'], { PATH: `${bin}:/usr/bin:/bin` })
    expect(ran).toMatchObject({ code: 4, stdout: '' })
    expect(ran.stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining('installing its locked runtime dependencies'),
      expect.stringContaining('ENOTFOUND'),
    ])
    const called = readFileSync(join(bin, 'called'), 'utf8')
    expect(called.split(' ').slice(0, 4)).toEqual([skill.self, 'ci', '--omit=dev', '--ignore-scripts'])
  })
})
