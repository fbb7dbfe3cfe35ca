import type { Planted } from './planted.ts'

const DOCUMENTS = 'app/api/documents/route.ts'
const MEMBERS = 'app/api/admin/members/route.ts'
const LEDGER = 'app/api/internal/ledger/route.ts'
const ACTIONS = ['app/actions.ts', 'app/desk/page.tsx', 'app/desk/buttons.tsx']
const TEAM = ['app/team/page.tsx', 'app/team/layout.tsx']
const GUARD = '  if (!who) return refused(401)\n'
const TOKEN = `const [, payload = ''] = (request.headers.get('authorization') ?? '').split('.')
  const { sub: userId } = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}')`

/** Holes in the guards of pages, handlers and the middleware. */
export const IN_ROUTES: readonly Planted[] = [
  {
    name: 'a guard is removed',
    beside: [DOCUMENTS],
    file: DOCUMENTS,
    edits: [[`${GUARD}  return Response.json(await entries())`, '  return Response.json(await entries())']],
    only: 'routes',
    found: /GET \/api\/documents/,
    usual: true,
  },
  {
    name: 'a guard is negated',
    beside: [DOCUMENTS],
    file: DOCUMENTS,
    edits: [[`${GUARD}  return`, '  if (who) return refused(401)\n  return']],
    only: 'routes',
    found: /GET \/api\/documents/,
  },
  {
    name: 'a refusal is not returned',
    beside: [DOCUMENTS],
    file: DOCUMENTS,
    edits: [[`${GUARD}  return`, '  if (!who) refused(401)\n  return']],
    only: 'routes',
    found: /GET \/api\/documents/,
  },
  {
    name: 'one verb is left without the guard of the others',
    beside: [DOCUMENTS],
    file: DOCUMENTS,
    edits: [[`${GUARD}  const`, '  const']],
    only: 'routes',
    found: /POST \/api\/documents/,
  },
  {
    name: 'the work is done before the guard',
    beside: [DOCUMENTS],
    file: DOCUMENTS,
    edits: [
      [`${GUARD}  const`, '  const'],
      [
        "  return Response.json(await order('copy', title))",
        `  const done = await order('copy', title)\n${GUARD}  return Response.json(done)`,
      ],
    ],
    only: 'routes',
    found: /POST \/api\/documents/,
  },
  {
    name: 'a page does not wait for its guard',
    beside: TEAM,
    file: 'app/team/page.tsx',
    edits: [['  await auth.protect()', '  auth.protect()']],
    only: 'routes',
    found: /page \/team/,
  },
  {
    name: 'the layout guards instead of the page',
    beside: TEAM,
    file: 'app/team/page.tsx',
    edits: [
      ["import { auth } from '@clerk/nextjs/server'\n", ''],
      ['  await auth.protect()\n', ''],
    ],
    only: 'routes',
    found: /page \/team/,
  },
  {
    name: 'the matcher leaves the API out',
    beside: [LEDGER],
    file: 'proxy.ts',
    edits: [
      ['(?!_next|', '(?!_next|api|'],
      [", '/(api|trpc)(.*)'", ''],
    ],
    only: 'routes',
    found: /GET \/api\/internal\/ledger/,
  },
  {
    name: 'the protected list holds the folder and not what is in it',
    beside: [LEDGER],
    file: 'proxy.ts',
    edits: [["'/api/internal(.*)'", "'/api/internal'"]],
    only: 'routes',
    found: /GET \/api\/internal\/ledger/,
  },
  {
    name: 'the middleware protects all but what it should',
    beside: [LEDGER],
    file: 'proxy.ts',
    edits: [['if (isConsole(request))', "if (!isConsole(request) && request.nextUrl.pathname !== '/')"]],
    only: 'routes',
    found: /GET \/api\/internal\/ledger/,
  },
  {
    name: 'a role is dropped',
    beside: [MEMBERS, ...ACTIONS],
    file: MEMBERS,
    edits: [[/.*org:admin.*\n/.source, '']],
    only: 'routes',
    found: /verified-administration/,
  },
  {
    name: 'the role is taken from the request',
    beside: [MEMBERS],
    file: MEMBERS,
    edits: [["!has({ role: 'org:admin' })", "request.headers.get('x-member-rank') !== 'admin'"]],
    only: 'routes',
    found: /GET \/api\/admin\/members/,
  },
  {
    name: 'a token is read and not verified',
    beside: ['app/api/me/route.ts'],
    file: 'app/api/me/route.ts',
    edits: [
      ['GET() {', 'GET(request: Request) {'],
      ['const { userId, redirectToSignIn } = await auth()', TOKEN],
      [
        'if (userId === null) return redirectToSignIn()',
        "if (!userId) return new Response('Unauthorized', { status: 401 })",
      ],
    ],
    only: 'routes',
    found: /GET \/api\/me/,
  },
  {
    name: 'pending sessions are taken for signed in',
    beside: [DOCUMENTS],
    file: 'lib/access.ts',
    edits: [['await auth()', 'await auth({ treatPendingAsSignedOut: false })']],
    only: 'routes',
    found: /pending/,
  },
  {
    name: 'tokens of other origins are taken',
    beside: [DOCUMENTS],
    file: 'proxy.ts',
    edits: [["    authorizedParties: [process.env.APP_ORIGIN ?? 'http://localhost:3000'],\n", '']],
    only: 'routes',
    found: /authorized-parties-missing/,
  },
  {
    name: 'something grave is done without asking again',
    beside: ['app/api/account/route.ts'],
    file: 'app/api/account/route.ts',
    edits: [[/.*reverification.*\n/.source, '']],
    only: 'routes',
    found: /DELETE \/api\/account/,
  },
]
