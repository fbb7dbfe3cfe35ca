import { describe, expect, it } from 'vitest'
import { misplacedMiddleware } from '../scripts/endpoints/next-misplaced.ts'
import { inApp, rowsOf, type Files, type Row } from './endpoints-fixture.ts'

const PAGE = 'export default function Page() {}\n'
const WALL = 'export default clerkMiddleware()\n'

const MIDDLEWARE: [string, Files, Row[], string[]][] = [
  [
    'beside app/, its default export',
    { 'middleware.ts': WALL, 'app/page.tsx': PAGE },
    [['middleware middleware.ts', 'middleware', 'middleware.ts:1', null, 'default', null]],
    [],
  ],
  [
    'in src/, where the routes are, its named export before the default one',
    { 'src/proxy.js': 'export function proxy() {}\nexport default proxy\n', 'src/app/page.tsx': PAGE },
    [['middleware src/proxy.js', 'middleware', 'src/proxy.js:1', null, 'proxy', null]],
    [],
  ],
  [
    'by both names',
    { 'middleware.ts': 'export const middleware = wall()\n', 'proxy.ts': WALL, 'pages/a.tsx': PAGE },
    [
      ['middleware middleware.ts', 'middleware', 'middleware.ts:1', null, 'middleware', null],
      ['middleware proxy.ts', 'middleware', 'proxy.ts:1', null, 'default', null],
    ],
    ['middleware.ts'],
  ],
  [
    'not in the folder above, not in app/',
    { 'middleware.ts': WALL, 'src/app/proxy.ts': WALL, 'src/app/page.tsx': PAGE, 'lib/middleware.ts': WALL },
    [],
    ['middleware.ts', 'src/app/proxy.ts'],
  ],
  [
    'not by a name that came with a later major',
    {
      'package.json': JSON.stringify({ dependencies: { next: '15.5.4' } }),
      'proxy.ts': WALL,
      'app/page.tsx': PAGE,
    },
    [],
    ['proxy.ts'],
  ],
]

describe('the middleware', () => {
  it.each(MIDDLEWARE)('%s', async (_, files, expected, misplaced) => {
    const rows = await rowsOf(files)
    expect(rows.filter(([, kind]) => kind === 'middleware')).toStrictEqual(expected)
    const wrong = await inApp(files, misplacedMiddleware)
    expect(wrong.map(({ file }) => file)).toStrictEqual(misplaced)
  })
})
