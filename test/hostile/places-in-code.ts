import type { Place } from './app.ts'
import { MANIFEST, REMOVES } from './app.ts'

const quoted = (text: string): string => JSON.stringify(text)

function handler(n: number, text: string): { files: Record<string, string> } {
  return { files: { [`app/api/x${n}/route.ts`]: text } }
}

function configured(configuration: unknown): { files: Record<string, string> } {
  return { files: { 'clerk-security.config.json': JSON.stringify(configuration) } }
}

/** Where in the code and the settings of an app a hostile text can stand. */
export const CODE_PLACES = {
  'comment beside a finding': {
    app: (text, n) =>
      handler(n, REMOVES.replace('  await', `  /* ${text.replaceAll('*/', '* /')} */\n  await`)),
  },
  'reason of a suppression': {
    app: (text, n) =>
      handler(
        n,
        REMOVES.replace('export', `// clerk-security-ignore unguarded-route-handler: ${text}\nexport`),
      ),
  },
  'line of code': {
    app: (text, n) =>
      handler(n, REMOVES.replace('  await', `  log(\`\n${text.replaceAll(/[`$\\]/g, '')}\n\`)\n  await`)),
  },
  'member of a chain': {
    app: (text, n) => handler(n, REMOVES.replace('db.order.delete', `db[${quoted(text)}].delete`)),
  },
  identifier: {
    app: (text, n) =>
      handler(
        n,
        REMOVES.replaceAll('db', text).replace(
          `{ ${text} } from '@/lib/${text}'`,
          `{ db as ${text} } from '@/lib/db'`,
        ),
      ),
  },
  'module specifier': {
    app: (text, n) => handler(n, REMOVES.replace("'@/lib/db'", quoted(text))),
  },
  'name of a table': {
    app: (text, n) =>
      handler(
        n,
        `import { auth } from '@clerk/nextjs/server'
import { createClient } from '@supabase/supabase-js'

const db = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)

export async function DELETE(request: Request) {
  await auth.protect()
  return Response.json(await db.from(${quoted(text)}).delete().eq('id', new URL(request.url).searchParams.get('id')))
}
`,
      ),
  },
  'pattern of a matcher': {
    apart: true,
    app: text => ({
      files: {
        'app/api/admin/route.ts': REMOVES,
        'proxy.ts': `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
const isPublic = createRouteMatcher(['/api(.*)', ${quoted(`/${text}`)}, /${text.replaceAll(/[^a-zA-Z ]/g, '.')}|api/])
export default clerkMiddleware(async (auth, request) => {
  if (!isPublic(request)) await auth.protect()
})
export const config = { matcher: [${quoted(`/${text}`)}] }
`,
      },
    }),
  },
  'value of a header': {
    apart: true,
    app: text => ({
      files: {
        'next.config.mjs': `export default { async headers() { return [{ source: '/(.*)', headers: [
  { key: 'X-Frame-Options', value: ${quoted(text)} },
  { key: 'Content-Security-Policy', value: ${quoted(`script-src ${text}`)} },
] }] } }\n`,
      },
    }),
  },
  'authorized party': {
    apart: true,
    app: text => ({
      files: {
        'proxy.ts': `import { clerkMiddleware } from '@clerk/nextjs/server'\nexport default clerkMiddleware({ authorizedParties: [${quoted(text)}] })\n`,
      },
    }),
  },
  'key of a procedure': {
    app: (text, n) => ({
      files: {
        'package.json': JSON.stringify({
          name: 'a',
          dependencies: { ...MANIFEST, '@trpc/server': '11.8.0' },
        }),
        [`server/router${n}.ts`]: `import { initTRPC } from '@trpc/server'
import { db } from '@/lib/db'
const t = initTRPC.create()
export const appRouter = t.router({ ${quoted(text)}: t.procedure.mutation(() => db.order.deleteMany()) })
`,
        [`app/api/trpc${n}/[trpc]/route.ts`]: `import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '@/server/router${n}'
const handler = (req: Request) => fetchRequestHandler({ endpoint: '/api/trpc${n}', req, router: appRouter, createContext: () => ({}) })
export { handler as GET, handler as POST }
`,
      },
    }),
  },
  'permission that is asked for': {
    app: (text, n) =>
      handler(
        n,
        `import { auth } from '@clerk/nextjs/server'
export async function DELETE() {
  const { has } = await auth()
  if (!has({ permission: ${quoted(`org:sys_${text}`)} })) return new Response(null, { status: 403 })
  return new Response(null)
}
`,
      ),
  },
  'endpoint of the configuration': {
    apart: true,
    app: text => configured({ public: [{ endpoint: text, reason: text }] }),
  },
  'rule of the configuration': { apart: true, app: text => configured({ rules: { [text]: 'off' } }) },
  'reason of a declaration': {
    apart: true,
    app: text => configured({ public: [{ endpoint: 'DELETE /api/orders/[id]', reason: text }] }),
  },
  'key of the configuration': { apart: true, app: text => configured({ [text]: [] }) },
  'configuration that is none': {
    apart: true,
    quiet: true,
    app: text => ({ files: { 'clerk-security.config.json': `{ ${text}` } }),
  },
} as const satisfies Record<string, Place>
