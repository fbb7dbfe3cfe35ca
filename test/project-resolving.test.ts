import { describe, expect, it } from 'vitest'
import type { Resolution } from '../scripts/project/project.ts'
import { inProject, unknownOf } from './project-fixture.ts'

type Files = Record<string, string>

/** Where an import leads, in a word: the file, `package name/subpath`, or `missing`. */
function inAWord(found: Resolution): string {
  switch (found.kind) {
    case 'file':
      return found.file
    case 'package':
      return `package ${found.name}${found.subpath === '' ? '' : `/${found.subpath}`}`
    case 'missing':
      return 'missing'
  }
}

async function leads(files: Files, from: string, specifiers: readonly string[]): Promise<string[]> {
  return await inProject({ ...files, [from]: '' }, project =>
    specifiers.map(specifier => inAWord(project.resolve(specifier, from))),
  )
}

describe('a relative import', () => {
  it('finds the file by its extension, its folder, or the source of what it names', () =>
    expect(
      leads(
        {
          'lib/a.ts': '',
          'lib/b/index.tsx': '',
          'lib/c.mjs': '',
          'd.jsx': '',
          'lib/e.ts': '',
          'lib/e.js': '',
        },
        'lib/from.ts',
        ['./a', './a.js', './b', './c', '../d', './e.js', '.', './none', '../../etc/passwd', './x.css'],
      ),
    ).resolves.toEqual([
      'lib/a.ts',
      'lib/a.ts',
      'lib/b/index.tsx',
      'lib/c.mjs',
      'd.jsx',
      'lib/e.js',
      'missing',
      'missing',
      'missing',
      'missing',
    ]))
})

describe('a package', () => {
  it('is named with its subpath, a built-in without node:', () =>
    expect(
      leads({}, 'a.ts', ['react', '@clerk/nextjs/server', 'node:fs/promises', 'fs', 'next/headers']),
    ).resolves.toEqual([
      'package react',
      'package @clerk/nextjs/server',
      'package fs/promises',
      'package fs',
      'package next/headers',
    ]))
})

describe('paths of tsconfig', () => {
  it('are read with comments and extends, the nearest to the importing file', () =>
    expect(
      leads(
        {
          'tsconfig.base.json': '{ "compilerOptions": { "paths": { "~/*": ["./shared/*"], } } } // base',
          'shared/a.ts': '',
          'web/tsconfig.json': '{ /* c */ "extends": "../tsconfig.base.json" }',
        },
        'web/from.ts',
        // No package can have the name of the second, so it is a path that leads nowhere.
        ['~/a', '~/none'],
      ),
    ).resolves.toEqual(['shared/a.ts', 'missing']))

  it('lead to nothing else by a baseUrl than to files that are there', () =>
    expect(
      leads(
        { 'tsconfig.json': '{ "compilerOptions": { "baseUrl": "./src" } }', 'src/db/index.ts': '' },
        'src/a/b.ts',
        ['db', 'react'],
      ),
    ).resolves.toEqual(['src/db/index.ts', 'package react']))

  it('are taken by the longest text before the star', () =>
    expect(
      leads(
        {
          'tsconfig.json': JSON.stringify({
            compilerOptions: { paths: { '*': ['./any/*'], '@/*': ['./src/*'], '@/db': ['./db/main.ts'] } },
          }),
          'any/@/x.ts': '',
          'src/x.ts': '',
          'src/db.ts': '',
          'db/main.ts': '',
        },
        'a.ts',
        ['@/x', '@/db'],
      ),
    ).resolves.toEqual(['src/x.ts', 'db/main.ts']))

  it('are found through a shared package', () =>
    expect(
      leads(
        {
          'config/package.json': '{"name": "@acme/tsconfig"}',
          'config/next.json': '{ "compilerOptions": { "paths": { "#/*": ["../web/*"] } } }',
          'web/tsconfig.json': '{ "extends": "@acme/tsconfig/next.json" }',
          'web/lib.ts': '',
        },
        'web/a.ts',
        ['#/lib'],
      ),
    ).resolves.toEqual(['web/lib.ts']))

  it('are none where extends is missing, goes round or leaves the folder; broken files are said', () =>
    inProject(
      {
        'a/tsconfig.json': '{ "extends": "./none", "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
        'a/x.ts': '',
        'b/tsconfig.json': '{ "extends": ["./tsconfig.json", "./tsconfig.json", "../c/tsconfig.json"] }',
        'c/tsconfig.json': '{ "extends": ["../b/tsconfig.json", "../../../tsconfig.json"] }',
        'd/tsconfig.json': '{ "compilerOptions": ',
        'e/tsconfig.json': '['.repeat(500_000),
        'b/x.ts': '',
        'd/x.ts': '',
        'e/x.ts': '',
      },
      project => {
        const found = ['a', 'b', 'd', 'e'].map(dir => inAWord(project.resolve('@/x', `${dir}/x.ts`)))
        expect(found).toEqual(['a/x.ts', 'missing', 'missing', 'missing'])
        expect(Object.keys(unknownOf(project)).toSorted()).toEqual(['d/tsconfig.json', 'e/tsconfig.json'])
      },
    ))
})

describe('paths of jsconfig', () => {
  it('are relative to its baseUrl', () =>
    expect(
      leads(
        {
          'api/jsconfig.json': '{ "compilerOptions": { "baseUrl": "src", "paths": { "@/*": ["*"] } } }',
          'api/src/db.js': '',
        },
        'api/from.js',
        ['@/db', 'db'],
      ),
    ).resolves.toEqual(['api/src/db.js', 'api/src/db.js']))

  it('are found through the references of a configuration that only gathers others', () =>
    expect(
      leads(
        {
          'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
          'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
          'src/db.ts': '',
        },
        'src/a.ts',
        ['@/db'],
      ),
    ).resolves.toEqual(['src/db.ts']))
})

describe('imports of package.json', () => {
  it('lead to files and to packages', () =>
    expect(
      leads(
        {
          'package.json': JSON.stringify({
            imports: { '#lib/*': './src/lib/*.js', '#db': { node: './src/db.ts' }, '#zod': 'zod' },
          }),
          'src/lib/auth.ts': '',
          'src/db.ts': '',
        },
        'src/a.ts',
        ['#lib/auth', '#db', '#zod', '#none'],
      ),
    ).resolves.toEqual(['src/lib/auth.ts', 'src/db.ts', 'package zod', 'missing']))
})

describe('a package of the repository', () => {
  const workspace = (manifest: object): Files => ({
    'packages/auth/package.json': JSON.stringify({ name: '@acme/auth', ...manifest }),
    'packages/auth/src/index.ts': '',
    'packages/auth/src/server.ts': '',
    'packages/auth/src/deep/guard.ts': '',
  })
  const from = 'apps/web/a.ts'

  it.each([
    ['a string', { exports: './src/index.ts' }, ['@acme/auth'], ['src/index.ts']],
    [
      'conditions and subpaths',
      { exports: { '.': { types: './x.d.ts', default: './src/index.ts' }, './server': './src/server.ts' } },
      ['@acme/auth', '@acme/auth/server'],
      ['src/index.ts', 'src/server.ts'],
    ],
    ['patterns', { exports: { './*': './src/*.ts' } }, ['@acme/auth/deep/guard'], ['src/deep/guard.ts']],
    [
      'a build that is not there',
      { exports: { '.': './dist/index.js', './server': { import: './dist/server.mjs' } } },
      ['@acme/auth', '@acme/auth/server'],
      ['src/index.ts', 'src/server.ts'],
    ],
    ['main', { main: 'src/server.ts' }, ['@acme/auth'], ['src/server.ts']],
    ['nothing', {}, ['@acme/auth', '@acme/auth/server'], ['src/index.ts', 'src/server.ts']],
  ])('is followed by %s', async (_what, manifest, asked, expected) => {
    const found = await leads(workspace(manifest), from, asked)
    expect(found).toEqual(expected.map(file => `packages/auth/${file}`))
  })

  it('does not stand for what is not in it', () =>
    expect(leads(workspace({}), from, ['@acme/auth/none', '@acme/other'])).resolves.toEqual([
      'missing',
      'package @acme/other',
    ]))

  it('may be nested without end and is answered all the same', () => {
    const nested = `${'{"default":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const manifest = `{"name": "@acme/auth", "exports": ${nested}}`
    return expect(
      leads({ 'packages/auth/package.json': manifest, 'packages/auth/index.ts': '' }, from, ['@acme/auth']),
    ).resolves.toEqual(['packages/auth/index.ts'])
  })
})
