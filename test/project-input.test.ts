import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, chownSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject, ProjectError } from '../scripts/project/open.ts'
import type { Project } from '../scripts/project/project.ts'
import { gitIn, inFolder, inProject, inRepository, unknownOf } from './project-fixture.ts'

/** Reads all that a project offers; what is bad in it must not throw. */
function readAll(project: Project): Project {
  for (const file of project.files) {
    project.text(file)
    project.syntax(file)
    project.resolve('./x', file)
    project.resolve('@/x', file)
    project.appOf(file).version('next')
    project.git.ignored(file)
  }
  void project.envFiles
  for (const app of project.apps) void app.frameworks
  return project
}

/** A program of the system, which no package brings. */
const MAKE_PIPE = 'mkfifo'

function pipe(path: string): void {
  execFileSync(MAKE_PIPE, [path])
}

describe('what is bad in a project is said and does not end the audit', () => {
  it('names what does not parse and keeps what could be read', () =>
    inProject({ 'a.ts': 'export const a = 1\nfunction (', 'b.ts': 'export {}' }, project => {
      readAll(project)
      expect(project.syntax('a.ts')?.statements.length).toBeGreaterThan(0)
      expect(unknownOf(project)).toEqual({ 'a.ts': expect.stringMatching(/does not parse/) })
    }))

  it.each([
    ['package.json', '{ "name": '],
    ['package.json', '[]'],
    ['package.json', ''],
    ['tsconfig.json', '{ "compilerOptions": { '],
    ['tsconfig.json', '[1]'],
    ['package-lock.json', '{ "packages": '],
    ['package-lock.json', ''],
    ['pnpm-lock.yaml', 'null'],
    ['yarn.lock', '%PDF'],
    ['bun.lock', '{}'],
  ])('names a broken %s: %j', (file, text) =>
    inProject({ 'package.json': '{"dependencies":{"next":"15.0.0"}}', 'a.ts': '', [file]: text }, project => {
      readAll(project)
      expect(Object.keys(unknownOf(project))).toEqual([file])
      expect(project.unknown).toHaveLength(1)
    }),
  )

  it('takes values of another kind than expected for absent', () =>
    inProject(
      {
        'package.json': JSON.stringify({
          name: 7,
          dependencies: { next: 15, '@clerk/nextjs': null },
          devDependencies: ['x'],
          exports: 3,
          imports: [[[]]],
          main: {},
          packageManager: 4,
        }),
        'tsconfig.json': JSON.stringify({
          extends: [4, null],
          references: [1],
          compilerOptions: { paths: { a: 3, b: [4] } },
        }),
        'package-lock.json': JSON.stringify({
          packages: { 'node_modules/next': 3, 'node_modules/x': { version: 4 } },
        }),
        'a.ts': '',
      },
      project => {
        readAll(project)
        expect(project.apps.map(({ name, frameworks }) => ({ name, frameworks }))).toEqual([
          { name: null, frameworks: [] },
        ])
        expect(project.resolve('#x', 'a.ts').kind).toBe('missing')
      },
    ))

  it.each([
    ['package.json', `${'['.repeat(200_000)}`],
    ['tsconfig.json', `{"a":${'['.repeat(200_000)}`],
    ['tsconfig.json', `{"extends":"./tsconfig.json"}`],
    [
      'package-lock.json',
      `{"dependencies":${'{"a":{"version":"1.0.0","dependencies":'.repeat(20_000)}{}${'}}'.repeat(20_000)}}`,
    ],
    [
      'pnpm-lock.yaml',
      `lockfileVersion: 6\nimporters:\n  .:\n    dependencies:\n${'      next:\n'.repeat(100_000)}`,
    ],
    ['yarn.lock', `# yarn lockfile v1\nnext@15:\n${'                    x\n'.repeat(50_000)}`],
    ['bun.lock', `{"lockfileVersion": 1,${'\n'.repeat(1_000_000)}`],
  ])('is not kept long by %s: %.40j', (file, text) =>
    inProject({ 'package.json': '{"dependencies":{"next":"15.0.0"}}', 'a.ts': '', [file]: text }, project => {
      const began = performance.now()
      readAll(project)
      expect(performance.now() - began).toBeLessThan(2000)
    }),
  )

  it.each([true, false])('names pipes and sockets, and waits for none (git: %s)', git =>
    inFolder({ 'package.json': '{"dependencies":{"next":"15"}}', 'a.ts': '' }, async root => {
      for (const name of ['b.ts', 'tracked.ts', 'node_modules/next/package.json', '.env.local']) {
        mkdirSync(join(root, name, '..'), { recursive: true })
        if (name === 'tracked.ts' && git) {
          writeFileSync(join(root, name), '')
          gitIn(root, 'init', '--quiet')
          gitIn(root, 'add', name)
          rmSync(join(root, name))
        }
        pipe(join(root, name))
      }
      const server = createServer()
      await new Promise<void>(done => {
        server.listen(join(root, 'socket'), done)
      })
      const project = readAll(openProject(root))
      server.close()
      expect(project.files).toEqual(['a.ts', 'package.json'])
      expect(project.apps[0]?.version('next')).toMatchObject({ source: 'range', major: 15 })
      // Git does not list what it could not take in.
      const named = ['.env.local', ...(git ? ['tracked.ts'] : ['b.ts', 'socket', 'tracked.ts'])]
      expect(Object.keys(unknownOf(project)).toSorted()).toEqual(named)
    }),
  )

  it.each([true, false])('takes names as they are (git: %s)', git =>
    inFolder({ 'a.ts': '' }, root => {
      const names = [
        'line\nbreak.ts',
        '\u001B[31mred.ts',
        'back\\slash.ts',
        '"quoted".ts',
        'ünïcode.ts',
        ' ',
        '-rf',
        '*.ts',
        ':(top)b.ts',
      ]
      for (const name of names) writeFileSync(join(root, name), 'export {}')
      const invalid = Buffer.concat([
        Buffer.from(`${root}/bad`),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('.ts'),
      ])
      writeFileSync(invalid, 'export {}')
      if (git) gitIn(root, 'init', '--quiet')
      const project = readAll(openProject(root))
      expect(project.git.available).toBe(git)
      expect(project.files.toSorted()).toEqual(['a.ts', ...names].toSorted())
      const known = git ? false : null
      for (const name of names) {
        expect(project.text(name)).toBe('export {}')
        expect([project.git.ignored(name), project.git.tracked(name)]).toEqual([known, known])
      }
      expect(project.unknown).toEqual([
        { what: expect.stringMatching(/^bad.+\.ts$/), because: expect.stringMatching(/not UTF-8/) },
      ])
    }),
  )

  it('finds a folder without Clerk no worse than others', () =>
    inProject({ 'readme.md': 'x' }, project => {
      readAll(project)
      expect(project.unknown).toEqual([])
      expect(project.apps[0]?.version('@clerk/nextjs')).toBeUndefined()
    }))
})

const NOBODY = 65_534

/** Runs something without the rights of root, who may read all. */
function asNobody<T>(root: string, run: () => T): T {
  if (process.geteuid?.() !== 0) return run()
  for (const name of ['', ...readdirSync(root, { recursive: true, encoding: 'utf8' })])
    chownSync(join(root, name), NOBODY, NOBODY)
  const home = process.env['HOME']
  // Git's own settings must be readable, too.
  process.env['HOME'] = root
  process.seteuid?.(NOBODY)
  try {
    return run()
  } finally {
    process.seteuid?.(0)
    process.env['HOME'] = home
  }
}

describe('what may not be read', () => {
  it.each([true, false])('is named: files and folders (git: %s)', git =>
    inFolder({ 'a.ts': '', 'closed/b.ts': '', 'shut.ts': 'x', '.env': 'A=1', 'package.json': '{}' }, root => {
      if (git) gitIn(root, 'init', '--quiet')
      for (const name of ['closed', 'shut.ts', '.env']) chmodSync(join(root, name), 0)
      const project = asNobody(root, () => readAll(openProject(root)))
      chmodSync(join(root, 'closed'), 0o700)
      expect(project.git.available).toBe(git)
      expect(project.files).toContain('a.ts')
      const reasons = unknownOf(project)
      expect(Object.keys(reasons).toSorted()).toEqual(['.env', 'closed', 'shut.ts'])
      expect(Object.values(reasons).every(reason => /cannot be read/.test(reason))).toBe(true)
    }),
  )

  it('is named where git knows what is in a closed folder', () =>
    inRepository({ 'a.ts': '', 'closed/b.ts': '' }, root => {
      chmodSync(join(root, 'closed'), 0)
      const project = asNobody(root, () => readAll(openProject(root)))
      chmodSync(join(root, 'closed'), 0o700)
      expect(Object.keys(unknownOf(project)).join(' ')).toContain('closed')
    }))

  it('ends the audit with a sentence where it is the folder itself', () =>
    inFolder({ 'app/a.ts': '' }, root => {
      chmodSync(join(root, 'app'), 0)
      asNobody(root, () => {
        expect(() => openProject(join(root, 'app'))).toThrow(ProjectError)
        expect(() => openProject(join(root, 'app'))).toThrow(/cannot be read/)
        expect(() => openProject(join(root, 'app/deeper'))).toThrow(/cannot be read/)
      })
      chmodSync(join(root, 'app'), 0o700)
    }))
})

describe('size', () => {
  it('of a lock file may be larger than that of a source', () =>
    inProject({ 'package.json': '{"dependencies":{"next":"15"}}' }, ({ root }) => {
      const lock = join(root, 'yarn.lock')
      writeFileSync(lock, '# yarn lockfile v1\n')
      const entry = `"filler@^1.0.0":\n  version "1.0.0"\n\n`.repeat(1000)
      for (let times = 0; times < 80; times += 1) appendFileSync(lock, entry)
      appendFileSync(lock, 'next@15:\n  version "15.5.29"\n')
      expect(openProject(root).apps[0]?.version('next')?.version).toBe('15.5.29')
    }))
})
