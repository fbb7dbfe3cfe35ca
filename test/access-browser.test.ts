import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { liveIn } from '../scripts/access/browser/live.ts'
import { leadingTo } from '../scripts/access/browser/imports.ts'
import { ts } from '../scripts/project/typescript.ts'
import { inProject } from './project-fixture.ts'
import { serverCodeInBrowser } from '../scripts/access/browser/bundle.ts'

function specifiers(text: string, wanted: 'all' | string[], stripped: string[] = []): string[] {
  const source = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const live = liveIn(source, wanted === 'all' ? wanted : new Set(wanted), new Set(stripped))
  return live.imports.map(
    ({ specifier, names }) => `${specifier}:${names === 'all' ? '*' : [...names].join()}`,
  )
}

describe('what is alive of a module', () => {
  const shared = "import { a } from 'a'\nimport b from 'b'\nimport * as c from 'c'\nimport 'd'\n"
  test.each([
    [['d:'], shared, 'all'],
    [['a:a', 'd:'], `${shared}export const x = a`, 'all'],
    [['d:'], `${shared}export const x = a`, ['y']],
    [['b:default', 'd:'], `${shared}const y = () => b()\nexport { y as z }`, ['z']],
    [['d:'], `${shared}const y = () => b()\nexport { y as z, c }`, ['w']],
    [['c:*', 'd:'], `${shared}export default function Page() { return <c.Card /> }`, ['default']],
    [['d:'], `${shared}export type T = typeof a\nexport const f = (x: c.T): typeof b => x`, 'all'],
    [['d:'], `${shared}export async function act() { 'use server'; return a() }`, 'all'],
    [['d:'], `${shared}export const x = { a: 1, y: z.a }`, 'all'],
    [['a:a', 'd:'], `${shared}export const x = { a }`, 'all'],
    [['d:', 'e:*'], `${shared}export const x = () => import('e')`, 'all'],
    [['d:', 'e:x'], `${shared}export { x, y } from 'e'`, ['x']],
    [['d:', 'e:y'], `${shared}export * from 'e'\nexport const x = 1`, ['x', 'y']],
    [['d:'], `${shared}if (typeof window === 'undefined') { a() }`, 'all'],
    [['b:default', 'd:'], `${shared}if (typeof window === 'undefined') { a() } else { b() }`, 'all'],
  ] satisfies [string[], string, 'all' | string[]][])('%j of %s', (expected, text, wanted) => {
    expect(specifiers(text, wanted).toSorted()).toEqual(expected)
  })

  it('leaves out what only stripped exports use', () => {
    const page = `${shared}const key = () => a\nexport const getServerSideProps = () => key()\nexport default () => b()`
    expect(specifiers(page, 'all', ['getServerSideProps']).toSorted()).toEqual(['b:default', 'd:'])
    expect(specifiers(page, 'all').toSorted()).toEqual(['a:a', 'b:default', 'd:'])
  })
})

describe('the modules that lead to an end', () => {
  it('are those from which a walk can reach it, in circles too', () => {
    const graph = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(graph, fc.nat({ max: 9 }), (edges, end) => {
        const next = new Map(edges.map((to, from) => [String(from), to.map(String)] as const))
        const reaches = (from: string, seen = new Set<string>()): boolean => {
          if (from === String(end)) return true
          if (seen.has(from)) return false
          seen.add(from)
          return (next.get(from) ?? []).some(to => reaches(to, seen))
        }
        const expected = [...next.keys()].filter(from => reaches(from))
        expect([...leadingTo(next, new Set([String(end)]))].toSorted()).toEqual(expected.toSorted())
      }),
    )
  })
})

describe('server code in the browser', () => {
  const code = (files: Record<string, string>) =>
    inProject({ 'package.json': '{"dependencies":{"next":"16.4.6"}}', ...files }, project =>
      serverCodeInBrowser(project).map(({ name, chain, loaded }) => ({
        name,
        chain: chain.map(({ file }) => file),
        loaded,
      })),
    )

  it('is found through circles, by the shortest way', async () => {
    const found = await code({
      'a.tsx':
        "'use client'\nimport { b } from './b'\nimport { d } from './d'\nexport const A = () => b(d)\n",
      'b.ts': "import { c } from './c'\nexport const b = (x: unknown) => c(x)\n",
      'c.ts':
        "import { b } from './b'\nimport { d } from './d'\nexport const c = (x: unknown) => (x ? b(0) : d)\n",
      'd.ts': "import { createClerkClient } from '@clerk/backend'\nexport const d = createClerkClient({})\n",
      'app/page.tsx': "import { A } from '../a'\nexport default () => <A />\n",
    })
    expect(found).toEqual([{ name: '@clerk/backend', chain: ['a.tsx', 'a.tsx'], loaded: true }])
  })

  it('is found beside text that no compiler would read', async () => {
    const found = await code({
      'a.tsx': `'use client'\n${'import '.repeat(50_000)}\n`,
      'b.tsx':
        "'use client'\nimport { createClerkClient } from '@clerk/backend'\nexport const b = createClerkClient({})\n",
      'app/page.tsx': "import { b } from '../b'\nexport default () => <>{String(b)}</>\n",
    })
    expect(found.map(({ name }) => name)).toEqual(['@clerk/backend'])
  })

  it('says where nothing loads the component', async () => {
    const found = await code({ 'a.tsx': "'use client'\nimport '@clerk/backend'\n" })
    expect(found).toEqual([{ name: '@clerk/backend', chain: ['a.tsx'], loaded: false }])
  })

  it('is not what tests, types, server modules and their callers load', async () => {
    const found = await code({
      'a.test.tsx': "'use client'\nimport '@clerk/backend'\n",
      'b.tsx': "'use client'\nimport type { User } from '@clerk/backend'\nexport type T = User\n",
      'c.tsx': "'use client'\nimport { act } from './act'\nexport const C = () => act()\n",
      'act.ts':
        "'use server'\nimport { auth } from '@clerk/nextjs/server'\nexport const act = async () => auth()\n",
      'app/page.tsx':
        "import { auth } from '@clerk/nextjs/server'\nexport default async () => (await auth()).userId\n",
    })
    expect(found).toEqual([])
  })
})
