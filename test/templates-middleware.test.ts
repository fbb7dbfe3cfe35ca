import { describe, expect, it } from 'vitest'
import { appWith, fit } from './template-app.ts'

const IMPORT = "import { clerkMiddleware } from '@clerk/nextjs/server'\n"
const MATCHER = "\nexport const config = { matcher: ['/dashboard(.*)'] }\n"

interface Shape {
  name: string
  text: string
  file?: string
  versions?: { clerk: string; next: string }
  /** What must stand in it afterwards. */
  holds: readonly string[]
  /** Sentences about what is left to do, each by a part of it. */
  remains?: readonly string[]
}

const DENIES = 'if (!isPublic(request.nextUrl.pathname)) await auth.protect()'
const CONSOLE = 'it names what the policy blocks'

const SHAPES: readonly Shape[] = [
  {
    name: 'a bare call, with a comment of its own',
    text: `${IMPORT}\n// Ours\nexport default clerkMiddleware()\n${MATCHER}`,
    holds: [
      "const PUBLIC_PATHS = ['/', '/sign-in/*', '/sign-up/*']\n",
      `// Ours\nexport default withSecurityHeaders(clerkMiddleware(async (auth, request) => {\n  ${DENIES}\n}, { contentSecurityPolicy }))\n`,
      "matcher: [\n  '/dashboard(.*)',\n  '/((?!_next|",
    ],
  },
  {
    name: 'the function itself, called by nobody',
    text: `${IMPORT}export default clerkMiddleware\n`,
    holds: [
      'export default withSecurityHeaders(clerkMiddleware(async (auth, request)',
      'export const config',
    ],
  },
  {
    name: 'options alone',
    text: `${IMPORT}export default clerkMiddleware({ debug: true })\n`,
    holds: [`${DENIES}\n}, { debug: true, contentSecurityPolicy }))`],
  },
  {
    name: 'a handler, written with tabs and double quotes',
    text: `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
import { NextResponse } from "next/server";

const isPublic = createRouteMatcher(["/", "/sign-in(.*)"]); // keep

export default clerkMiddleware(async (auth, req) => {
	// why
	if (!isPublic(req)) await auth.protect();
	if (req.nextUrl.pathname === "/old") return NextResponse.redirect(new URL("/", req.url));
});

export const config = {
	matcher: [
		"/dashboard(.*)",
	],
};
`,
    holds: [
      'import { withSecurityHeaders } from "./lib/security-headers";\n',
      'export default withSecurityHeaders(clerkMiddleware(async (auth, req) => {\n\t// why\n',
      '\n}, { contentSecurityPolicy }));\n',
      '\t\t"/dashboard(.*)",\n\t\t"/((?!_next',
    ],
  },
  {
    name: 'options as an object behind a handler, in CRLF',
    text: `${IMPORT}\nexport default clerkMiddleware(\n  async (auth, request) => {\n    await auth.protect()\n  },\n  {\n    signInUrl: '/sign-in',\n  },\n)\n`.replaceAll(
      '\n',
      '\r\n',
    ),
    holds: ["    signInUrl: '/sign-in',\r\n    contentSecurityPolicy,\r\n  },\r\n))\r\n"],
  },
  {
    name: 'options as a function of the request, exported by name',
    text: `${IMPORT}\nconst isPublic = (path) => path === '/' || path.startsWith('/sign-in')\nconst handler = clerkMiddleware(async (auth, req) => {\n  if (!isPublic(req.nextUrl.pathname)) await auth.protect()\n}, req => ({ signInUrl: '/sign-in' }))\nexport default handler\n`,
    file: 'proxy.js',
    holds: [
      "req => ({ signInUrl: '/sign-in', contentSecurityPolicy }))",
      'export default withSecurityHeaders(handler)',
    ],
  },
  {
    name: 'a list of what is protected, which its handler keeps',
    text: `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'\nconst isProtected = createRouteMatcher(['/dashboard(.*)'])\nexport default clerkMiddleware(async (auth, req) => {\n  if (isProtected(req)) await auth.protect()\n})\n${MATCHER}`,
    holds: ['if (isProtected(req)) await auth.protect()', "\n  '/(api|trpc)(.*)',"],
    remains: ['begin with `if (!isPublic(req.nextUrl.pathname)) await auth.protect()`'],
  },
  {
    name: 'a handler that protects whatever it is run for: it must not run for more',
    text: `${IMPORT}export default clerkMiddleware(async auth => { await auth.protect() })\n${MATCHER}`,
    holds: [MATCHER, 'withSecurityHeaders(clerkMiddleware(async auth => { await auth.protect() }, {'],
    remains: ['its handler would turn strangers away from /'],
  },
  {
    name: 'a chain with next-intl: it must not rewrite the API',
    text: `import createMiddleware from 'next-intl/middleware'
import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const intl = createMiddleware({ locales: ['en'], defaultLocale: 'en' })
const isPublic = createRouteMatcher(['/', '/sign-in(.*)'])

export default clerkMiddleware(async (auth, req) => {
  if (!isPublic(req)) await auth.protect()
  return intl(req)
})

export const config = { matcher: ['/((?!api|_next|.*\\\\..*).*)'] }
`,
    holds: [
      '  return intl(req)\n}, { contentSecurityPolicy }))',
      "matcher: ['/((?!api|_next|.*\\\\..*).*)'] }",
    ],
    remains: ['hands every request on to intl()'],
  },
  {
    name: 'a function that calls it, under its name',
    text: `${IMPORT}const clerk = clerkMiddleware()\n\nexport function middleware(request, event) {\n  return clerk(request, event)\n}\n`,
    file: 'middleware.js',
    holds: [
      'export const middleware = withSecurityHeaders(function middleware(request, event) {\n  return clerk(request, event)\n})\n',
      'const clerk = clerkMiddleware(async (auth, request) => {',
    ],
  },
  {
    name: 'one without Clerk',
    text: `import createMiddleware from 'next-intl/middleware'\nexport default createMiddleware({ locales: ['en'], defaultLocale: 'en' })\n`,
    holds: ["export default withSecurityHeaders(createMiddleware({ locales: ['en'], defaultLocale: 'en' }))"],
    remains: [
      'does not run clerkMiddleware(). Export `withSecurityHeaders(clerkMiddleware(async (auth, request, event) =>',
    ],
  },
  {
    name: 'Clerk 5, whose auth() is no promise and which makes no policy',
    text: `${IMPORT}export default clerkMiddleware()\n`,
    file: 'middleware.ts',
    versions: { clerk: '5.7.6', next: '14.2.8' },
    holds: [
      'withSecurityHeaders(clerkMiddleware((auth, request) => {\n  if (!isPublic(request.nextUrl.pathname)) auth().protect()\n}))',
    ],
    remains: [],
  },
  {
    name: 'a policy of its own',
    text: `${IMPORT}import { NextResponse } from 'next/server'\nexport default clerkMiddleware(() => {\n  return NextResponse.next({ headers: { 'Content-Security-Policy': "default-src 'self'" } })\n})\n`,
    holds: ["'Content-Security-Policy': \"default-src 'self'\""],
    remains: ['lets through what it does not name', 'sets a Content-Security-Policy already, which is kept'],
  },
]

describe.each(SHAPES)(
  'a middleware that is $name',
  ({ text, file = 'proxy.ts', versions, holds, remains }) => {
    it('is merged into: what it was stays, and a second run changes nothing', async () => {
      const { after, again, plan, added } = await fit('middleware', appWith({ [file]: text }, versions ?? {}))
      const merged = after[file] ?? ''
      for (const part of holds) expect(merged).toContain(part)
      expect(plan.left).toEqual([])
      expect(again).toEqual([])
      // Which origins are the app's own, nothing in it tells: that is said instead, wherever nothing names them.
      const own = /^(?:vulnerable-|authorized-parties-missing)/
      expect(added.filter(each => !own.test(each))).toEqual([])
      const left = plan.remains.filter(each => !each.includes(CONSOLE) && !each.includes('authorizedParties'))
      expect(left).toEqual((remains ?? []).map(part => expect.stringContaining(part)))
      // Nothing that stood there is gone, but for what is put around it.
      const words = (code: string) => new Set(code.match(/[\w'"/]+/g))
      expect([...words(text)].filter(word => !words(merged).has(word))).toEqual([])
    })
  },
)

it('an export that edits cannot serve is left, with the lines to write', async () => {
  const text = `${IMPORT}const handler = clerkMiddleware(async auth => { await auth() })\nexport { handler as default }\n`
  const { after, plan } = await fit('middleware', appWith({ 'proxy.ts': text }))
  expect(after['proxy.ts']).toContain('export { handler as default }')
  expect(plan.remains).toContainEqual(
    expect.stringContaining('`export default withSecurityHeaders(middleware)`'),
  )
})
