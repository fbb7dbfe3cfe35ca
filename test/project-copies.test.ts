import { describe, expect, it } from 'vitest'
import { allInstalledCopies } from '../scripts/project/installed-copies.ts'
import type { Project } from '../scripts/project/project.ts'
import { inProject } from './project-fixture.ts'

/** `file:line version` of each copy. */
function copiesOf(project: Project, name = 'next'): string[] {
  return allInstalledCopies(project, name).map(({ file, line, version }) => `${file}:${line} ${version}`)
}

async function copiesIn(file: string, lock: string, name = 'next'): Promise<string[]> {
  return await inProject({ [file]: lock }, project => copiesOf(project, name))
}

describe('the installed copies of a package', () => {
  it('are those of all lock files, each with its line', () =>
    inProject(
      {
        'package-lock.json': JSON.stringify(
          {
            packages: {
              'node_modules/a/node_modules/next': { version: '13.0.0' },
              'node_modules/next': { version: '15.0.0' },
            },
          },
          null,
          2,
        ),
        'examples/old/yarn.lock': '# yarn lockfile v1\n\nnext@12:\n  version "12.3.4"\n',
        'a.ts': '',
      },
      project => {
        expect(copiesOf(project).toSorted()).toEqual([
          'examples/old/yarn.lock:3 12.3.4',
          'package-lock.json:3 13.0.0',
          'package-lock.json:6 15.0.0',
        ])
        expect(copiesOf(project, 'none')).toEqual([])
        expect(project.unknown).toEqual([])
      },
    ))

  it('are named by npm 1 where they are nested', () => {
    const lock = {
      lockfileVersion: 1,
      dependencies: {
        a: { version: '1.0.0', requires: { next: '13' }, dependencies: { next: { version: '13.0.0' } } },
        next: { version: '15.0.0' },
      },
    }
    return expect(copiesIn('package-lock.json', JSON.stringify(lock, null, 2))).resolves.toEqual([
      'package-lock.json:10 13.0.0',
      'package-lock.json:15 15.0.0',
    ])
  })

  it.each([
    [
      'package-lock.json',
      '{"packages":{"node_modules/canary":{"name":"next","version":"15.0.0"},"node_modules/next":{"name":"other","version":"1.0.0"}}}',
    ],
    ['package-lock.json', '{"lockfileVersion":1,"dependencies":{"canary":{"version":"npm:next@15.0.0"}}}'],
    ['yarn.lock', '__metadata:\n  version: 8\n\n"canary@npm:next@15":\n  version: 15.0.0\n'],
    ['yarn.lock', '# yarn lockfile v1\n\n"canary@npm:next@15":\n  version "15.0.0"\n'],
    ['pnpm-lock.yaml', "lockfileVersion: '9.0'\n\npackages:\n\n  next@15.0.0:\n    engines: {}\n"],
    ['bun.lock', '{"lockfileVersion": 1, "packages": {\n    "canary": ["next@15.0.0", "", {}, ""],\n}}'],
  ])('are found under another name: %s %j', async (file, lock) => {
    const copies = await copiesIn(file, lock)
    expect(copies.map(copy => copy.split(' ')[1])).toEqual(['15.0.0'])
  })

  it.each([
    ['pnpm-lock.yaml', "lockfileVersion: '9.0'\n\noverrides:\n  next@14.1.0: 14.2.3\n\npackages: {}\n"],
    [
      'yarn.lock',
      '__metadata:\n  version: 8\n\n"next@workspace:packages/next":\n  version: 0.0.0-use.local\n',
    ],
    ['bun.lock', '{"lockfileVersion": 1, "packages": {\n    "next": ["next@workspace:packages/next"],\n}}'],
    ['package-lock.json', '{"packages":{"node_modules/next":{"resolved":"packages/next","link":true}}}'],
    [
      'package-lock.json',
      '{"packages":{"packages/next":{"version":"1.0.0"},"node_modules/next-auth":{"version":"5.0.0"}}}',
    ],
    [
      'package-lock.json',
      '{"packages":{"node_modules/next":{"version":"git+ssh://git@github.com/a/b.git#1234567"}}}',
    ],
  ])('are not what only looks like one: %s %j', (file, lock) =>
    expect(copiesIn(file, lock)).resolves.toEqual([]),
  )

  it('of pnpm 5 and 6 stand under packages with their peers', async () => {
    const five =
      'lockfileVersion: 5.4\n\npackages:\n\n  /next/13.4.10_react@18.2.0:\n    dev: false\n\n  /@clerk/nextjs/4.31.8_next@13.4.10:\n    dev: false\n'
    const six =
      "lockfileVersion: '6.0'\n\npackages:\n\n  /next@13.4.10(react@18.2.0):\n    dev: false\n\n  /@clerk/nextjs@4.31.8(next@13.4.10):\n    dev: false\n"
    for (const lock of [five, six]) {
      expect(await copiesIn('pnpm-lock.yaml', lock)).toEqual(['pnpm-lock.yaml:5 13.4.10'])
      expect(await copiesIn('pnpm-lock.yaml', lock, '@clerk/nextjs')).toEqual(['pnpm-lock.yaml:8 4.31.8'])
    }
  })
})

describe('the version that an app loads', () => {
  const manifest = (more: object = {}) => JSON.stringify({ dependencies: { next: '^15.0.0' }, ...more })
  const lock = (version: string) => JSON.stringify({ packages: { 'node_modules/next': { version } } })
  const YARN = '# yarn lockfile v1\n\nnext@^15.0.0:\n  version "15.3.0"\n'

  it('is the one of the lock file, else of node_modules, else the lowest of the range', async () => {
    const files: Record<string, string> = {
      'package.json': manifest(),
      'package-lock.json': lock('15.1.0'),
      'node_modules/next/package.json': '{"version":"15.2.0"}',
    }
    const found: unknown[] = []
    for (const gone of ['', 'package-lock.json', 'node_modules/next/package.json']) {
      delete files[gone]
      await inProject(files, ({ apps }) => {
        const next = apps[0]?.version('next')
        found.push([next?.source, next?.version, next?.major])
      })
    }
    expect(found).toEqual([
      ['lock', '15.1.0', 15],
      ['node_modules', '15.2.0', 15],
      ['range', null, 15],
    ])
  })

  it('is the one of the tool that package.json names, where two lock files stand', async () => {
    for (const [packageManager, version] of [
      ['yarn@4.5.0', '15.3.0'],
      ['npm@11.0.0', '15.1.0'],
    ]) {
      await inProject(
        {
          'package.json': manifest({ packageManager }),
          'package-lock.json': lock('15.1.0'),
          'yarn.lock': YARN,
        },
        ({ apps }) => expect(apps[0]?.version('next')?.version).toBe(version),
      )
    }
  })

  it('is found by pnpm 6 and 5 under the folder of the app', async () => {
    const importers = (entry: string) =>
      `lockfileVersion: 5.4\n\nimporters:\n\n  .:\n    specifiers:\n      next: 15\n    dependencies:\n${entry.replaceAll('V', '15.0.1')}\n  apps/web:\n    devDependencies:\n${entry.replaceAll('V', '14.2.3')}\npackages: {}\n`
    for (const entry of [
      '      next: V_react@18.2.0\n',
      '      next:\n        specifier: ^1\n        version: V(react@18.2.0)\n',
      '      next: /next/V_react@18.2.0\n',
      "      next:\n        specifier: npm:next@1\n        version: 'next@V(react@18)'\n",
    ]) {
      await inProject(
        {
          'package.json': manifest(),
          'apps/web/package.json': manifest(),
          'pnpm-lock.yaml': importers(entry),
        },
        ({ apps }) => expect(apps.map(app => app.version('next')?.version)).toEqual(['15.0.1', '14.2.3']),
      )
    }
  })
})

describe('a package of the repository that bears the name of another', () => {
  const files = {
    'package.json': JSON.stringify({ dependencies: { '@clerk/nextjs': '6.0.0' } }),
    'examples/fake/package.json': JSON.stringify({ name: '@clerk/nextjs', main: './a.ts' }),
    'examples/fake/a.ts': '',
    'a.ts': '',
  }

  it('does not stand for the one that the lock file has from the registry', async () => {
    const lock = JSON.stringify({ packages: { 'node_modules/@clerk/nextjs': { version: '6.0.0' } } })
    await inProject({ ...files, 'package-lock.json': lock }, ({ resolve }) =>
      expect(resolve('@clerk/nextjs', 'a.ts').kind).toBe('package'),
    )
  })

  it('stands for it where the lock file links to it', async () => {
    const lock = JSON.stringify({
      packages: { 'node_modules/@clerk/nextjs': { resolved: 'examples/fake', link: true } },
    })
    await inProject({ ...files, 'package-lock.json': lock }, ({ resolve }) =>
      expect(resolve('@clerk/nextjs', 'a.ts')).toEqual({ kind: 'file', file: 'examples/fake/a.ts' }),
    )
  })
})
