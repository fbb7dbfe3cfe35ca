import type { FileTree } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { TEMPLATE_NAMES } from '../scripts/fixes/templates/names.ts'
import { ts } from '../scripts/project/typescript.ts'
import { appWith, fit } from './template-app.ts'

/** Without types, tabs, semicolons, double quotes, CRLF, everything in src/. */
const JAVASCRIPT: FileTree = {
  'tsconfig.json': '{}',
  'package.json': JSON.stringify({
    name: 'app',
    dependencies: { '@clerk/nextjs': '6.39.8', next: '15.5.29' },
  }),
  '.gitignore': 'node_modules\r\n.env*\r\n.clerk/\r\n',
  'src/app/page.js':
    'import Link from "next/link";\r\n\r\nexport default function Page() {\r\n\treturn <p>hi</p>;\r\n}\r\n',
}

const APPS: Record<string, FileTree> = {
  'a fresh app in TypeScript': appWith({}),
  'a fresh app in JavaScript': Object.fromEntries(
    Object.entries(JAVASCRIPT).filter(([file]) => file !== 'tsconfig.json'),
  ),
  'an app of Next 14 and Clerk 5': appWith({}, { clerk: '5.7.6', next: '14.2.8' }),
  'a Pages Router app': {
    'package.json': JSON.stringify({ dependencies: { '@clerk/nextjs': '7.9.17', next: '16.4.5' } }),
    '.gitignore': '.env*\n.clerk/\n',
    'tsconfig.json': '{}',
    'pages/index.tsx': 'export default function Page() {\n  return <p>hi</p>\n}\n',
  },
}

describe.each(Object.entries(APPS))('in %s', (_, app) => {
  it.each(TEMPLATE_NAMES)('%s parses, adds no finding, and has nothing to do the second time', async name => {
    const { after, again, added, plan } = await fit(name, app)
    expect({ added, again }).toEqual({ added: [], again: [] })
    expect(plan.left.filter(({ fix }) => fix.edits.length + fix.create.length > 0)).toEqual([])
    expect(Object.entries(after).flatMap(([file, text]) => wrongIn(file, text))).toEqual([])
    // Where there is nothing to make, it is said why.
    const said = plan.left.flatMap(({ fix }) => fix.remains)
    expect(plan.changes.length + said.length > 0 || name === 'gitignore').toBe(true)
  })
})

/** What does not parse, and types in a file of JavaScript, which parse. */
function wrongIn(file: string, text: string): unknown[] {
  if (!/\.[jt]sx?$/.test(file)) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const errors: unknown = Reflect.get(source, 'parseDiagnostics')
  const type = /\.jsx?$/.test(file) ? typeIn(source) : undefined
  return [...(Array.isArray(errors) ? errors : ['not told']), ...(type === undefined ? [] : [type])]
}

function typeIn(node: ts.Node): string | undefined {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return node.getText()
  return ts.forEachChild(node, typeIn)
}

describe('a template', () => {
  it('is written as the app is: without types, in src/, with its quotes, semicolons, tabs and line ends', async () => {
    const { after } = await fit('middleware', APPS['a fresh app in JavaScript'] ?? {})
    expect(Object.keys(after)).toEqual([
      'src/lib/content-security-policy.js',
      'src/lib/security-headers.js',
      'src/middleware.js',
    ])
    const text = after['src/middleware.js'] ?? ''
    expect(text).toContain('import { withSecurityHeaders } from "./lib/security-headers";\r\n')
    expect(text).toContain('\r\n\tclerkMiddleware(\r\n\t\tasync (auth, request) => {\r\n')
    expect(text).not.toMatch(/(?<!\r)\n| $|: string/m)
  })

  it('is imported by the alias that the app has', async () => {
    const app = appWith({ 'lib/db.ts': 'export const db = 1\n' })
    const { after } = await fit('api-route', app)
    expect(after['app/api/example/route.ts']).toContain("import { rateLimit } from '@/lib/rate-limit'\n")
  })

  it('takes another name where the app has something of its own under it', async () => {
    const app = appWith({ 'lib/rate-limit.ts': 'export const limit = 5\n' })
    const { after } = await fit('api-route', app)
    expect(after['lib/clerk-rate-limit.ts']).toContain('export const rateLimit')
    expect(after['app/api/example/route.ts']).toContain("from '@/lib/clerk-rate-limit'\n")
    expect(after).not.toHaveProperty(['lib/rate-limit.ts'])
  })

  it('leaves open what is open and reaches nothing, and the sign-in by the path the app has for it', async () => {
    const { after } = await fit(
      'middleware',
      appWith({
        '.env.example': 'NEXT_PUBLIC_CLERK_SIGN_IN_URL=/login\n',
        'app/blog/[slug]/page.tsx': 'export default function Page() {\n  return <p>hi</p>\n}\n',
        'app/api/admin/route.ts':
          "import { db } from '@prisma/client'\nexport async function GET() {\n  return Response.json(await db.user.findMany())\n}\n",
      }),
    )
    const [, list = ''] = /PUBLIC_PATHS = \[([^\]]*)\]/.exec(after['proxy.ts'] ?? '') ?? []
    expect(list.match(/'[^']*'/g)).toEqual(["'/'", "'/blog/*'", "'/login/*'", "'/sign-in/*'", "'/sign-up/*'"])
  })
})

describe('the env template', () => {
  it('adds the keys to the schema that the app has, and is loaded at the start', async () => {
    const { after } = await fit(
      'env',
      appWith({
        'src/env.js': `import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

export const env = createEnv({
  server: {
    // The one we have
    DATABASE_URL: z.string().url(),
  },
  client: {},
  runtimeEnv: { DATABASE_URL: process.env.DATABASE_URL },
});
`,
        'instrumentation.ts':
          "import { registerOTel } from '@vercel/otel'\n\nexport function register() {\n\tregisterOTel('app')\n}\n",
      }),
    )
    expect(after['src/env.js']).toContain(`  server: {
    CLERK_SECRET_KEY: z.string().startsWith("sk_"),
    // The one we have
    DATABASE_URL: z.string().url(),
  },
  client: { NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: z.string().startsWith("pk_") },
  runtimeEnv: { CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY, DATABASE_URL: process.env.DATABASE_URL },`)
    expect(after['instrumentation.ts']).toContain(
      "export async function register() {\n\tif (process.env.NEXT_RUNTIME === 'nodejs') await import('./lib/clerk-env')\n\tregisterOTel('app')",
    )
    expect(after['lib/clerk-env.ts']).toContain('assertServerOnly')
  })

  it('says what to write where the module has another form', async () => {
    const { plan, after } = await fit(
      'env',
      appWith({
        'env.ts':
          "import { z } from 'zod'\nconst shape = make()\nexport const env = z.object(shape).parse(process.env)\n",
        'instrumentation.ts': "export { register } from './otel'\n",
      }),
    )
    expect(Object.keys(after)).toEqual(['lib/clerk-env.ts'])
    expect(plan.remains).toEqual([
      expect.stringContaining('env.ts has a form that is left as it is: add CLERK_SECRET_KEY'),
      expect.stringContaining("await import('./lib/clerk-env')"),
    ])
  })

  it('leaves a schema of public variables alone: browsers parse it, too', async () => {
    const module =
      "import { z } from 'zod'\nexport const env = z.object({ NEXT_PUBLIC_A: z.string() }).parse(process.env)\n"
    const { after } = await fit('env', appWith({ 'env.ts': module }))
    expect(Object.keys(after)).toEqual(['instrumentation.ts', 'lib/clerk-env.ts'])
  })
})

describe('the webhook template', () => {
  const ROUTE = 'app/api/hooks/clerk/route.ts'
  const VERIFIED = `import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '@prisma/client'

export async function POST(request: Request) {
  const event = await verifyWebhook(request)
  if (event.type === 'user.created') await db.user.create({ data: { id: event.data.id } })
  return new Response('ok')
}
`

  it('opens its path in the list of the middleware that denies what it does not name', async () => {
    const { after, states, added } = await fit(
      'webhook',
      appWith({
        'proxy.ts': `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";

const isPublic = createRouteMatcher([
  "/", // home
  "/sign-in(.*)",
]);

export default clerkMiddleware(async (auth, request) => {
  if (!isPublic(request)) await auth.protect();
});
`,
      }),
    )
    expect(after['proxy.ts']).toContain('  "/", // home\n  "/sign-in(.*)",\n  "/api/webhooks/clerk",\n]);')
    expect(states['POST /api/webhooks/clerk']).toBe('webhook-verified')
    expect(added).toEqual([])
  })

  it('puts the signature check in front of a handler that has none, and adds no second one', async () => {
    const bare = VERIFIED.replace(/import \{ verify.*\n/, '').replace(
      'verifyWebhook(request)',
      'request.json()',
    )
    const { after, states, added, again } = await fit('webhook', appWith({ [ROUTE]: bare }))
    expect(Object.keys(after)).toEqual([ROUTE, 'lib/webhook-deliveries.ts'])
    expect(after[ROUTE]).toContain("if (event.type === 'user.created') await db.user.create")
    expect(states).toMatchObject({ 'POST /api/hooks/clerk': 'webhook-verified' })
    expect({ added, again }).toEqual({ added: [], again: [] })
  })

  it('keeps a verified handler and says how to work each event off once', async () => {
    const { after, plan } = await fit('webhook', appWith({ [ROUTE]: VERIFIED }))
    expect(Object.keys(after)).toEqual(['lib/webhook-deliveries.ts'])
    expect(plan.remains).toEqual([expect.stringContaining("await once(request.headers.get('svix-id')")])
  })

  it('is verified by svix where the SDK has no sound verifier', async () => {
    const { after, plan } = await fit('webhook', appWith({}, { clerk: '6.20.0', next: '15.5.29' }))
    expect(after['app/api/webhooks/clerk/route.ts']).toContain("import { Webhook } from 'svix'")
    expect(plan.install).toEqual(['@upstash/redis', 'svix'])
  })
})
