import fc from 'fast-check'
import { createFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { runAudit } from '../../scripts/cli/run-audit.ts'

const PACKAGE = JSON.stringify({
  dependencies: { next: '16.4.5', '@clerk/nextjs': '7.9.17', '@trpc/server': '11.0.0', pg: '8.16.0' },
})

/** Handlers as people write them, to be cut, mixed and bent. */
const SOURCES = [
  `'use server'
import { auth } from '@clerk/nextjs/server'
import { db } from './db'
export async function rename(id: string, { name }: { name: string }) {
  const { userId, has } = await auth()
  if (!userId || !has({ role: 'org:admin' })) throw new Error('no')
  for (const each of await db.posts.findMany({ where: { id, userId } })) await db.posts.update({ ...each, name })
  return { ok: true as const }
}`,
  `import { Webhook } from 'svix'
export async function POST(req: Request) {
  const payload = await req.text()
  try {
    const event = new Webhook(process.env.SECRET!).verify(payload, Object.fromEntries(req.headers)) as { type: string }
    switch (event.type) {
      case 'user.created': { await save(event); break }
      case 'user.deleted':
      default: return Response.json({ ignored: true })
    }
  } catch (error) { return new Response(\`bad \${String(error)}\`, { status: 400 }) } finally { done() }
  return new Response(null)
}
async function save(event: unknown) { await fetch('https://db.test', { method: 'POST', body: JSON.stringify(event) }) }`,
  `import { currentUser } from '@clerk/nextjs/server'
import { cache } from 'react'
const load = cache(async (id?: string) => id ? await db.query('select * from t where id = $1', [id]) : [])
class Store<T extends object> { static #one = new Store(); get rows() { return this.items ?? [] } items?: T[] }
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const user = await currentUser()
  const iat = user?.sessionClaims.iat, old = Date.now() / 1000 - iat > 300
  const rows = (await load((await params).id)).filter(row => row.owner === user?.id && !old)
  return <main>{rows.map(({ id, ...row }) => <Row key={id} {...row} />)}<>{old && <b>old</b>}</></main>
}`,
  `import { initTRPC, TRPCError } from '@trpc/server'
const t = initTRPC.context<{ auth: { userId: string | null } }>().create()
const guarded = t.procedure.use(({ ctx, next }) => {
  if (!ctx.auth.userId) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx })
})
export const appRouter = t.router({ list: guarded.query(() => db.list()), add: t.procedure.mutation(async o => { await db.add(o.input) }) })`,
  `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
const isOpen = createRouteMatcher(['/', '/api/open(.*)', /^\\/x\\/(\\d+)$/])
export default clerkMiddleware(async (auth, request) => {
  if (isOpen(request)) return
  while (request.nextUrl.pathname !== '/') { if (auth) break; else continue }
  await auth.protect(has => has({ permission: 'org:x:y' }))
}, { authorizedParties: ['https://a.test'] })
export const config = { matcher: ['/((?!_next|.*\\\\..*).*)', '/api/(.*)'] }`,
]

/** Files whose place makes each of them something else to the audit. */
const PLACES = [
  'app/api/x/route.ts',
  'app/x/page.tsx',
  'app/actions.ts',
  'proxy.ts',
  'pages/api/y.ts',
  'server/trpc.ts',
]

const TOKENS = SOURCES.flatMap(source => source.match(/[\w$]+|\s+|=>|\?\?|\?\.|\.\.\.|[^\w\s]/g) ?? [])

const source = fc.constantFrom(...SOURCES)
const cut = fc
  .tuple(source, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, a, b]) => text.slice(0, Math.floor(a * text.length)) + text.slice(Math.floor(b * text.length)))
const bent = fc
  .tuple(source, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...TOKENS)), { maxLength: 8 }))
  .map(([text, changes]) => {
    const tokens = text.match(/[\w$]+|\s+|[^\w\s]/g) ?? []
    for (const [at, token] of changes) tokens[at % tokens.length] = token
    return tokens.join('')
  })
const shuffled = fc.array(fc.constantFrom(...TOKENS), { maxLength: 120 }).map(tokens => tokens.join(' '))
const doubled = fc
  .tuple(source, fc.nat(), fc.nat({ max: 400 }), fc.integer({ min: 2, max: 5 }))
  .map(([text, at, length, times]) => {
    const from = at % text.length
    return text.slice(0, from) + text.slice(from, from + length).repeat(times) + text.slice(from)
  })
const text = fc.oneof(cut, bent, shuffled, doubled, fc.string({ unit: 'binary', maxLength: 200 }))

describe('whatever stands in the files of an app', () => {
  it('the audit comes to its end, and says of each file and endpoint what it could not tell', async () => {
    const law = fc.asyncProperty(
      fc.array(text, { minLength: PLACES.length, maxLength: PLACES.length }),
      async texts => {
        const files = Object.fromEntries(PLACES.map((place, index) => [place, texts[index] ?? '']))
        await using fixture = await createFixture({ 'package.json': PACKAGE, ...files })
        const { report } = runAudit(
          fixture.path,
          { only: [], rules: [], minConfidence: 'low', history: false },
          { self: `${fixture.path}/none` },
        )
        expect(report.coverage.rules.unknown).toEqual([])
        expect(report.endpoints.filter(({ access }) => /analysis failed/.test(access.because))).toEqual([])
        const said = new Set(report.coverage.files.unknown.map(({ what }) => what))
        // A page is found, or it is said why it is none.
        const route = report.endpoints.some(({ file }) => file === 'app/x/page.tsx')
        expect(route || said.has('app/x/page.tsx')).toBe(true)
      },
    )
    await fc.assert(law, { numRuns: 60 })
  })
})
