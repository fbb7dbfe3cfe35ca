import type { Planted } from './planted.ts'

const COURIER = ['app/api/webhooks/courier/route.ts', 'lib/svix-by-hand.ts']
const ACTIONS = ['app/actions.ts', 'app/desk/page.tsx', 'app/desk/buttons.tsx']
const TRPC = ['server/trpc.ts', 'server/root.ts', 'server/routers/shelves.ts', 'app/api/trpc/[trpc]/route.ts']
const SIGN_IN = ['app/sign-in/[[...sign-in]]/page.tsx']

/** Holes in actions, procedures, webhooks and headers. */
export const ELSEWHERE: readonly Planted[] = [
  {
    name: 'an action has no guard',
    beside: ACTIONS,
    file: 'app/actions.ts',
    edits: [["  const { userId } = await auth()\n  if (!userId) throw new Error('Unauthorized')\n", '']],
    only: 'actions',
    found: /shelve/,
  },
  {
    name: 'an action does not wait for its guard',
    beside: ACTIONS,
    file: 'app/actions.ts',
    edits: [
      [
        "  await auth.protect({ role: 'org:admin' })",
        "  auth.protect({ role: 'org:admin' }).catch(() => {})",
      ],
    ],
    only: 'actions',
    found: /withdraw/,
  },
  {
    name: 'a tRPC procedure is made public',
    beside: TRPC,
    file: 'server/routers/shelves.ts',
    edits: [['list: readerProcedure', 'list: publicProcedure']],
    only: 'routes',
    found: /shelves\.list/,
  },
  {
    name: 'a tRPC middleware goes on',
    beside: TRPC,
    file: 'server/trpc.ts',
    edits: [["throw new TRPCError({ code: 'UNAUTHORIZED' })", "console.warn('nobody is signed in')"]],
    only: 'routes',
    found: /shelves\.list/,
  },
  {
    name: 'a signature check is caught and ignored',
    beside: ['app/api/webhooks/clerk/route.ts'],
    file: 'app/api/webhooks/clerk/route.ts',
    edits: [
      [
        "    return new Response('Not verified', { status: 400 })",
        '    event = JSON.parse(await copy.text())',
      ],
      ['  let event\n', '  const copy = request.clone()\n  let event\n'],
    ],
    only: 'webhooks',
    found: /webhooks\/clerk/,
    usual: true,
  },
  {
    name: 'a signature is not checked',
    beside: ['app/api/webhooks/billing/route.ts'],
    file: 'app/api/webhooks/billing/route.ts',
    edits: [['    webhook.verify(body, {', '    void (webhook, body, {']],
    only: 'webhooks',
    found: /webhooks\/billing/,
  },
  {
    name: 'the tolerance is raised',
    beside: COURIER,
    file: 'lib/svix-by-hand.ts',
    edits: [['5 * 60', '7 * 24 * 60 * 60']],
    only: 'webhooks',
    found: /too-old/,
  },
  {
    name: 'the secret may be empty',
    beside: COURIER,
    file: 'lib/svix-by-hand.ts',
    edits: [
      ['process.env.CLERK_WEBHOOK_SIGNING_SECRET\n', "process.env.COURIER_SIGNING_KEY ?? ''\n"],
      [/ {2}if \(!secret\).*\n/.source, ''],
    ],
    only: 'webhooks',
    found: /webhooks\/courier/,
  },
  {
    name: 'a signature of the right length will do',
    beside: COURIER,
    file: 'lib/svix-by-hand.ts',
    edits: [
      [' && timingSafeEqual(theirs, own)', ''],
      ['createHmac, timingSafeEqual', 'createHmac'],
    ],
    only: 'webhooks',
    found: /webhooks\/courier/,
  },
  {
    name: 'headers are sent with one page alone',
    beside: [...ACTIONS],
    file: 'next.config.ts',
    edits: [["source: '/(.*)'", "source: '/desk'"]],
    only: 'headers',
    found: /X-Content-Type-Options/,
  },
  {
    name: 'the policy lets inline scripts in',
    beside: SIGN_IN,
    file: 'proxy.ts',
    edits: [['      strict: true,\n', '']],
    only: 'headers',
    found: /injected script/,
    browser: true,
  },
  {
    name: 'the policy lets forms go anywhere',
    beside: SIGN_IN,
    file: 'proxy.ts',
    edits: [["'object-src'", "'form-action': ['https:', 'http:'], 'object-src'"]],
    only: 'headers',
    found: /injected form/,
    browser: true,
  },
]
