import { describe, expect, it } from 'vitest'
import { ts } from '../scripts/project/typescript.ts'
import { inProject, unknownOf } from './project-fixture.ts'

describe('the syntax tree of a file', () => {
  it('is made for each kind of source, with parents, and once', () => {
    const names = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'].map(extension => `a.${extension}`)
    const jsx = (name: string) => !/\.[mc]?ts$/.test(name)
    const files = Object.fromEntries(
      names.map(name => [name, jsx(name) ? 'const a = <p>x</p>' : 'const a = <T>(x: T) => x']),
    )
    return inProject(files, project => {
      for (const name of names) {
        const tree = project.syntax(name)
        expect(tree?.fileName).toBe(name)
        expect(tree?.statements[0]?.parent).toBe(tree)
        expect(project.syntax(name)).toBe(tree)
      }
      expect(project.unknown).toEqual([])
    })
  })

  it('is kept where the file does not parse, and that is said', () =>
    inProject({ 'a.ts': 'export const a = 1\nfunction (' }, project => {
      const first = project.syntax('a.ts')?.statements[0]
      expect(first && ts.isVariableStatement(first)).toBe(true)
      expect(unknownOf(project)['a.ts']).toMatch(/does not parse/)
    }))

  it('is none for declarations, other languages, and what a tool wrote', () =>
    inProject(
      {
        'a.d.ts': 'declare const a: 1',
        'a.json': '{}',
        'long.js': `a(${'1,'.repeat(12_000)})`,
        'large.ts': 'a()\n'.repeat(300_000),
        'deep.ts': '(\n'.repeat(100_000),
      },
      project => {
        expect(project.files.map(project.syntax)).toEqual(project.files.map(() => undefined))
        expect(Object.keys(unknownOf(project)).toSorted()).toEqual(['deep.ts', 'large.ts', 'long.js'])
      },
    ))
})

describe('the packages of a project', () => {
  it('are every folder with a package.json, the root first and the deepest last', () =>
    inProject(
      {
        'apps/web/package.json': '{"name": "web", "dependencies": {"next": "15.0.0", "react": "19"}}',
        'apps/web/src/a.ts': '',
        'apps/api/package.json':
          '{"devDependencies": {"express": "^5.0.0"}, "peerDependencies": {"hono": "*"}}',
        'broken/package.json': '{ "name": ',
        'list/package.json': '[]',
        'b.ts': '',
      },
      project => {
        const { apps, appOf } = project
        expect(apps.map(({ dir }) => dir)).toEqual(['', 'broken', 'list', 'apps/api', 'apps/web'])
        expect(['apps/web/src/a.ts', 'b.ts', 'apps/webby/x.ts'].map(file => appOf(file).dir)).toEqual([
          'apps/web',
          '',
          '',
        ])
        const names = apps.map(({ frameworks }) => frameworks.map(({ name }) => name))
        expect(names).toEqual([[], [], [], ['express', 'hono'], ['next']])
        expect(Object.keys(unknownOf(project)).toSorted()).toEqual([
          'broken/package.json',
          'list/package.json',
        ])
      },
    ))
})
