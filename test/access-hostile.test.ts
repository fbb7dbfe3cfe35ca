import fc from 'fast-check'
import { createFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { modelOf } from './audited.ts'

const PACKAGE = JSON.stringify({ dependencies: { next: '16.4.6', '@clerk/nextjs': '7.9.17', pg: '8.16.0' } })
const IMPORTS = "import { auth } from '@clerk/nextjs/server'\nimport { db } from 'pg'\n"

/** The state of the POST handler of `app/api/x/route.ts`, or why there is none. */
async function answer(route: string, more: Record<string, string> = {}): Promise<string> {
  await using fixture = await createFixture({ 'package.json': PACKAGE, 'app/api/x/route.ts': route, ...more })
  const model = modelOf(fixture.path)
  const post = model.endpoints.find(endpoint => endpoint.method === 'POST')
  if (post) return model.judge(post).access.state
  return model.project.unknown.length > 0 ? 'said to be unread' : 'silence'
}

/** Sources that are made to exhaust whoever reads them, and what may be answered: never a clean bill. */
const HOSTILE: readonly [string, string, readonly string[]][] = [
  [
    'ten thousand branches before a guard',
    `${IMPORTS}export async function POST(req) {\n  const b = await req.json(); let x = 0\n${Array.from({ length: 10_000 }, (_, i) => `  if (b.a${i}) x = ${i}; else x = b.q`).join('\n')}\n  await db.query(x)\n}`,
    ['unguarded', 'unknown'],
  ],
  [
    'parentheses without end',
    `export async function POST() { return ${'('.repeat(5000)}1${')'.repeat(5000)} }`,
    ['said to be unread'],
  ],
  [
    'a sum without end',
    `export async function POST() { return ${Array(4000).fill('a').join('\n+')} }`,
    ['said to be unread'],
  ],
  [
    'blocks without end',
    `export async function POST() {\n${'if (x) {\n'.repeat(3000)}${'}\n'.repeat(3000)}}`,
    ['said to be unread'],
  ],
  [
    'functions that call each other and themselves',
    `${IMPORTS}function a(x) { return b(x) + b(x) }\nfunction b(x) { return c(x) + c(x) }\nfunction c(x) { return a(x) + d(x) }\nfunction d(x) { return [1, 2, 3].map(y => a(y) + b(y)) }\nexport async function POST(r) { a(r); await db.query('delete from posts') }`,
    ['unguarded', 'unknown'],
  ],
  [
    'names of Object.prototype',
    `${IMPORTS}const o = { __proto__: null, constructor: 1 }\nexport async function POST(r) {\n  const { toString, hasOwnProperty, constructor } = await r.json()\n  o.toString(); o.valueOf()\n  await db.query(o[constructor])\n}`,
    ['unguarded', 'unknown'],
  ],
  [
    'a syntax error before the guard',
    `${IMPORTS}export async function POST(req { await db.query('x')\n}`,
    ['unguarded', 'unknown', 'said to be unread'],
  ],
  [
    'a Hono app that is routed into itself, again and again',
    `${IMPORTS}import { Hono } from 'hono'\nimport { handle } from 'hono/vercel'\nconst app = new Hono()\napp.post('/x', async c => c.json(await db.query('delete from posts')))\n${Array.from({ length: 30 }, (_, i) => `app.route('/r${i}', app)`).join('\n')}\nexport const POST = handle(app)`,
    ['unguarded', 'unknown'],
  ],
  ['minified text', `export async function POST(){${'a();'.repeat(20_000)}}`, ['said to be unread']],
]

describe('hostile source', () => {
  it.each(HOSTILE)('%s', async (_, route, allowed) => {
    expect(allowed).toContain(await answer(route))
  })

  it('a matcher that backtracks without end', async () => {
    const proxy = `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
const open = createRouteMatcher([/^\\/(\\w+\\/?)+!$/])
export default clerkMiddleware(async (auth, req) => {
  if (open(req)) return
  await auth.protect()
})
export const config = { matcher: ['/((a+)+)', '/api(.*)'] }`
    const route = `${IMPORTS}export async function POST() { await db.query('delete from posts') }`
    expect(['guarded', 'unknown', 'unguarded']).toContain(await answer(route, { 'proxy.ts': proxy }))
  })

  it('any text at all, in any place of a handler', async () => {
    const piece = fc.constantFrom(
      'await auth()',
      'if (',
      ') {',
      '}',
      '=> {',
      '`${',
      '}`',
      'return',
      'class A {',
      '?.',
      '...',
      'await',
      'new ',
      '"',
      "'",
      '/',
      '<div>',
      '</div>',
      'export',
      'import x from "./x"',
      'x',
      '=',
      ';',
      '\n',
      '[',
      ']',
      'switch (x) { case 1:',
      'try {',
      '} catch {',
      '} finally {',
      'function* g() {',
      'yield',
      '#p',
      'super()',
      'this.x',
    )
    const law = fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async pieces => {
      const text = `${IMPORTS}export async function POST(req) {\n${pieces.join(' ')}\n  await db.query('delete from posts')\n}\n`
      expect(await answer(text)).not.toBe('silence')
    })
    await fc.assert(law, { numRuns: 150 })
  })
})
