import { describe, expect, it } from 'vitest'
import { discovered, handlersOf, packageJson, rowsOf, type Row } from './endpoints-fixture.ts'

const action = (file: string, name: string, line: number): Row => [
  `action ${file}#${name}`,
  'server-action',
  `${file}:${line}`,
  null,
  name,
  null,
]
const inline = (id: string, line: number, name: string | null, file = 'app/page.tsx'): Row => [
  `action ${id}`,
  'server-action',
  `${file}:${line}`,
  null,
  name,
  null,
]
const PAGE = 'export default function Page() {}\n'

describe('exported server actions', () => {
  it('are all functions that a module marked so exports', async () => {
    const files = {
      'lib/actions.ts': [
        '// The directive may come after comments.',
        '"use server"',
        "import { z } from 'zod'",
        "import { other, Shape } from './other'",
        'export async function save() {}',
        'export const remove = async () => {}',
        'export const update = authed.action(async () => {})',
        'export const schema = z.object({})',
        'export const limit = 5',
        'export type Post = { id: string }',
        'export class Failure {}',
        'async function hidden() {}',
        'export { hidden as shown, other, Shape }',
        "export { moved } from './other'",
        'export default async function main() {}',
      ].join('\n'),
      'lib/other.ts':
        'export const other = async () => {}\nexport const moved = 7\nexport interface Shape {}\n',
    }
    expect(await rowsOf(files)).toStrictEqual([
      action('lib/actions.ts', 'save', 5),
      action('lib/actions.ts', 'remove', 6),
      action('lib/actions.ts', 'update', 7),
      action('lib/actions.ts', 'shown', 12),
      action('lib/actions.ts', 'other', 13),
      action('lib/actions.ts', 'default', 15),
    ])
    expect((await handlersOf(files))['action lib/actions.ts#update']).toBe('authed.action(async () => {})')
  })
})

describe('inline server actions', () => {
  it('are functions that are marked so themselves', async () => {
    const page = [
      'export default function Page() {',
      '  async function save() {',
      "    'use server'",
      '  }',
      "  const remove = async () => { 'use server'; await go() }",
      '  const talk = () => { console.log("use server") }',
      "  const late = async () => { await go(); 'use server' }",
      '  return (',
      '    <form action={async data => {',
      "      'use server'",
      '    }}>',
      "      <Row act={{ save: async () => { 'use server' } }} />",
      "      <Row act={[async () => { 'use server' }, async () => { 'use server' }]} />",
      '    </form>',
      '  )',
      '}',
    ].join('\n')
    const rows = await rowsOf({ 'app/page.tsx': page })
    expect(rows.slice(1)).toStrictEqual([
      inline('app/page.tsx#save:2', 2, 'save'),
      inline('app/page.tsx#remove', 5, 'remove'),
      inline('app/page.tsx:9', 9, null),
      inline('app/page.tsx#save:12', 12, 'save'),
      ['action app/page.tsx:13:18', 'server-action', 'app/page.tsx:13', null, null, null],
      ['action app/page.tsx:13:48', 'server-action', 'app/page.tsx:13', null, null, null],
    ])
  })
})

describe('files of server actions', () => {
  it('count where a Next app owns or uses the file', async () => {
    const body = "'use server'\nexport async function save() {}\n"
    const rows = await rowsOf({
      'package.json': packageJson('mono'),
      'apps/web/package.json': packageJson('web', 'next', '@mono/data'),
      'apps/web/app/page.tsx': PAGE,
      'packages/data/package.json': packageJson('@mono/data', '@mono/base'),
      'packages/data/a.ts': body,
      'packages/base/package.json': packageJson('@mono/base'),
      'packages/base/b.ts': body,
      'apps/start/package.json': packageJson('start', '@tanstack/react-start'),
      'apps/start/c.ts': body,
      'shared/d.ts': body,
      'shared/d.test.ts': body,
    })
    expect(rows.map(([id]) => id)).toStrictEqual([
      'page /',
      'action packages/base/b.ts#save',
      'action packages/data/a.ts#save',
      'action shared/d.ts#save',
    ])
  })

  it('survive a sum of twenty thousand terms', async () => {
    const sum = Array.from({ length: 20_000 }, () => 'a').join(' +\n')
    const { endpoints, unknown } = await discovered({
      'lib/a.ts': `'use server'\nexport async function save() {}\nconst b = ${sum}\n`,
    })
    // Nested too deeply to be read: said, not passed over.
    expect(endpoints).toHaveLength(0)
    expect(unknown.map(({ what }) => what)).toContain('lib/a.ts')
  })
})
