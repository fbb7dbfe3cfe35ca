import { describe, expect, it } from 'vitest'
import { discovered, handlersOf, packageJson, rowsOf, type Files, type Row } from './endpoints-fixture.ts'

const BASE: Files = {
  'package.json': packageJson('shop', 'next', '@trpc/server'),
  'server/trpc.ts': [
    "import { initTRPC } from '@trpc/server'",
    'const t = initTRPC.create()',
    'export const router = t.router',
    'export const mergeRouters = t.mergeRouters',
    'export const open = t.procedure',
    'export const closed = open.use(t.middleware(check))',
    'export const withRole = (role: string) => t.procedure.use(check)',
  ].join('\n'),
}
const SERVED = [
  "import { fetchRequestHandler } from '@trpc/server/adapters/fetch'",
  "import { root } from '../../../../server/root'",
  'const handler = (req: Request) => fetchRequestHandler({ req, router: root })',
  'export { handler as GET, handler as POST }',
].join('\n')

const procedure = (path: string, place: string): Row => [
  `trpc ${path}`,
  'trpc-procedure',
  place,
  null,
  path.split('.').at(-1) ?? null,
  path,
]

const CASES: [string, Files, Row[]][] = [
  [
    'by their path from the router that is served',
    {
      'app/api/trpc/[trpc]/route.ts': SERVED,
      'server/root.ts': [
        "import { router, open } from './trpc'",
        "import { posts } from './posts'",
        "import * as users from './users'",
        'export const root = router({',
        '  posts,',
        '  users: users.router,',
        '  inner: router({ ping: open.query(() => 1) }),',
        "  later: lazy(() => import('./later')),",
        '})',
      ].join('\n'),
      'server/posts.ts': [
        "import { closed, router, withRole } from './trpc'",
        'export const posts = router({',
        '  list: closed.query(() => []),',
        '  create: closed',
        '    .input(schema)',
        '    .mutation(async () => {}),',
        "  remove: withRole('admin').mutation(() => {}),",
        '})',
      ].join('\n'),
      'server/users.ts': [
        "import * as trpc from './trpc'",
        "import { me } from './me'",
        'const find = trpc.open.query(() => 1)',
        'export const router = trpc.router({ me, find, watch: trpc.open.subscription(on) })',
      ].join('\n'),
      'server/me.ts': "import { closed } from './trpc'\nexport const me = closed.query(() => 1)\n",
      'server/later.ts':
        "import { open, router } from './trpc'\nexport default router({ soon: open.query(() => 1) })\n",
    },
    [
      [
        'GET /api/trpc/[trpc]',
        'route-handler',
        'app/api/trpc/[trpc]/route.ts:3',
        'GET',
        'GET',
        '/api/trpc/[trpc]',
      ],
      [
        'POST /api/trpc/[trpc]',
        'route-handler',
        'app/api/trpc/[trpc]/route.ts:3',
        'POST',
        'POST',
        '/api/trpc/[trpc]',
      ],
      procedure('later.soon', 'server/later.ts:2'),
      procedure('posts.list', 'server/posts.ts:3'),
      procedure('posts.create', 'server/posts.ts:4'),
      procedure('posts.remove', 'server/posts.ts:7'),
      procedure('inner.ping', 'server/root.ts:7'),
      procedure('users.me', 'server/users.ts:4'),
      procedure('users.find', 'server/users.ts:4'),
      procedure('users.watch', 'server/users.ts:4'),
    ],
  ],
  [
    'through merged and spread routers of appRouter',
    {
      'server/root.ts': [
        "import { closed, mergeRouters, router } from './trpc'",
        'const a = router({ one: closed.query(() => 1) })',
        'const b = { two: closed.query(() => 2) }',
        'const c = router({ ...b, three: closed.query(() => 3) })',
        'export const appRouter = mergeRouters(a, c)',
      ].join('\n'),
    },
    [
      procedure('one', 'server/root.ts:2'),
      procedure('two', 'server/root.ts:3'),
      procedure('three', 'server/root.ts:4'),
    ],
  ],
  [
    'by their router where nothing serves it',
    {
      'server/posts.ts': [
        "import { createTRPCRouter, protectedProcedure } from '@shop/not-here'",
        'export const postRouter = createTRPCRouter({',
        '  create: protectedProcedure.mutation(async () => {}),',
        '  admin: createTRPCRouter({ wipe: protectedProcedure.mutation(() => {}) }),',
        '})',
      ].join('\n'),
    },
    [
      procedure('postRouter.create', 'server/posts.ts:3'),
      procedure('postRouter.admin.wipe', 'server/posts.ts:4'),
    ],
  ],
  [
    'but not what only looks like one',
    {
      'server/db.ts': [
        "import { drizzle } from 'drizzle-orm'",
        'const db = drizzle()',
        'export const all = { rows: db.query("select 1"), other: cache.query(1) }',
      ].join('\n'),
    },
    [],
  ],
]

describe('tRPC procedures', () => {
  it.each(CASES)('%s', async (_, files, expected) => {
    expect(await rowsOf({ ...BASE, ...files })).toStrictEqual(expected)
  })

  it('are handed over as their chain, or as the name of an imported one', async () => {
    const handlers = await handlersOf({ ...BASE, ...CASES[0]?.[1] })
    expect(handlers['trpc posts.list']).toBe('closed.query(() => [])')
    expect(handlers['trpc users.find']).toBe('trpc.open.query(() => 1)')
    expect(handlers['trpc users.me']).toBe('me')
  })

  it('say which part of a router could not be followed, and end on a router that holds itself', async () => {
    const { endpoints, unknown } = await discovered({
      ...BASE,
      'server/root.ts': [
        "import { router, closed } from './trpc'",
        "import { posts } from 'somewhere'",
        'export const appRouter = router({ posts, again: appRouter, go: closed.query(() => 1) })',
      ].join('\n'),
    })
    expect(endpoints.map(({ id }) => id)).toStrictEqual(['trpc go'])
    expect(unknown).toStrictEqual([
      { what: 'server/root.ts:3 tRPC router posts', because: 'its definition cannot be followed' },
    ])
  })
})
