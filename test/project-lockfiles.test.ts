import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allInstalledCopies } from '../scripts/project/installed-copies.ts'
import { openProject } from '../scripts/project/open.ts'
import { inFolder, inProject, unknownOf } from './project-fixture.ts'
import { FORMATS, MANIFESTS, NPM, YARN_1 } from './project-lock-texts.ts'

describe.each(FORMATS)('a lock file of %s', (_format, name, text) => {
  it.each([
    ['\n', text],
    ['\r\n', text.replaceAll('\n', '\r\n')],
  ])('tells each app its own version, whatever its lines end in (%j)', (_end, lock) =>
    inProject({ ...MANIFESTS, [name]: lock }, ({ apps, unknown }) => {
      const [root, web] = apps
      expect(root?.version('next')).toEqual({
        name: 'next',
        version: '15.1.2',
        major: 15,
        range: '^15.1.0',
        source: 'lock',
        file: 'package.json',
        line: 1,
      })
      expect(root?.version('@clerk/nextjs')?.version).toBe('6.9.1')
      expect(web?.version('next')?.version).toBe('14.2.3')
      expect(web?.version('none')).toBeUndefined()
      expect(root?.frameworks).toEqual([{ name: 'next', version: '15.1.2' }])
      expect(unknown).toEqual([])
    }),
  )

  it('tells all copies, with the lines that name them', () =>
    inProject({ ...MANIFESTS, [name]: text }, project => {
      const copies = allInstalledCopies(project, 'next')
      expect(copies.map(({ version }) => version).toSorted()).toEqual(['14.2.3', '15.1.2'])
      const lines = text.split('\n')
      for (const { file, line } of copies) {
        expect(file).toBe(name)
        expect(lines[line - 1]).toMatch(/next/)
      }
    }))

  it('is read in time, however long it is and wherever it breaks off', () => {
    const padding = `${' '.repeat(200)}x\n`.repeat(2_000)
    const began = performance.now()
    return inProject(
      { ...MANIFESTS, [name]: `${text.slice(0, -4)}\n"next@^1":\n  next:\n${padding}` },
      ({ apps }) => {
        apps.forEach(app => app.version('next'))
        expect(performance.now() - began).toBeLessThan(2000)
      },
    )
  })
})

/** The version that the root loads, by one lock file. */
async function rootVersion(name: string, lock: string, range = '^13.4.0', asked = 'next') {
  const manifest = JSON.stringify({ dependencies: { [asked]: range } })
  return await inProject({ 'package.json': manifest, [name]: lock }, ({ apps }) => apps[0]?.version(asked))
}

describe('older formats', () => {
  it('npm 1 nests what others name by folder', async () => {
    const lock = JSON.stringify({
      lockfileVersion: 1,
      dependencies: {
        other: { version: '1.0.0', dependencies: { next: { version: '12.0.0' } } },
        next: { version: '13.4.10' },
      },
    })
    expect((await rootVersion('package-lock.json', lock))?.version).toBe('13.4.10')
  })

  it('pnpm 5 names ranges and versions in like words', async () => {
    const lock = `lockfileVersion: 5.4\n\nspecifiers:\n  next: 13.4\n  react: ^18\n\ndependencies:\n  next: 13.4.10_react@18.2.0\n  react: 18.2.0\n\npackages:\n\n  /next/13.4.10_react@18.2.0:\n    dependencies:\n      zod: 3.21.4\n`
    expect((await rootVersion('pnpm-lock.yaml', lock))?.version).toBe('13.4.10')
    // What a dependency asks for is not what the app loads.
    expect((await rootVersion('pnpm-lock.yaml', lock, '^4.0.0', 'zod'))?.source).toBe('range')
  })

  it('pnpm 6 has no importers for a single package', async () => {
    const lock = `lockfileVersion: '6.0'\n\ndependencies:\n  next:\n    specifier: ^13.4.0\n    version: 13.4.10(react@18.2.0)\n\npackages:\n\n  /next@13.4.10(react@18.2.0):\n    dev: false\n`
    expect((await rootVersion('pnpm-lock.yaml', lock))?.version).toBe('13.4.10')
  })
})

describe('without a version in a lock file', () => {
  const range = (text: string) => rootVersion('x', '', text)

  it('the range tells the lowest major, or nothing', async () => {
    expect(await range('^13.4.0 || ^14')).toMatchObject({ version: null, major: 13, source: 'range' })
    for (const text of ['latest', '*', 'workspace:*', 'github:a/b', ''])
      expect(await range(text)).toMatchObject({ version: null, major: null, source: 'range' })
  })

  it('node_modules tells it, from the app upwards, but not from outside the folder', () =>
    inFolder(
      {
        'outside/next/package.json': '{"version": "1.0.0"}',
        'app/package.json': '{"dependencies": {"next": "^15", "hono": "4", "astro": "5"}}',
        'app/node_modules/hono/package.json': '{"config": {"version": "0.0.1"}, "version": "4.6.1"}',
        'app/node_modules/astro/package.json': '{',
      },
      root => {
        symlinkSync(join(root, 'outside/next'), join(root, 'app/node_modules/next'))
        const [app] = openProject(join(root, 'app')).apps
        expect(app?.version('hono')).toMatchObject({ version: '4.6.1', major: 4, source: 'node_modules' })
        expect(app?.version('next')).toMatchObject({ version: null, major: 15, source: 'range' })
        expect(app?.version('astro')).toMatchObject({ version: null, major: 5, source: 'range' })
      },
    ))
})

describe('a lock file that cannot be trusted', () => {
  it.each([
    ['package-lock.json', '{ "packages": '],
    ['package-lock.json', '[]'],
    ['bun.lockb', 'binary'],
    ['yarn.lock', '<<<<<<< HEAD\n'],
  ])('is said: %s holding %s', (name, lock) =>
    inProject({ ...MANIFESTS, [name]: lock }, project => {
      expect(project.apps[0]?.version('next')?.source).toBe('range')
      expect(Object.keys(unknownOf(project))).toContain(name)
    }),
  )

  it('is said where two disagree', () =>
    inProject(
      { ...MANIFESTS, 'package-lock.json': NPM, 'yarn.lock': YARN_1.replace('"15.1.2"', '"15.1.9"') },
      project => {
        project.apps[0]?.version('next')
        expect(project.unknown.map(({ because }) => because).join()).toMatch(/15\.1\.2.*15\.1\.9/)
      },
    ))
})
