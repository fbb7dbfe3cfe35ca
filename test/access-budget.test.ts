import { createFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { BUDGET } from '../scripts/access/run.ts'
import { HOSTILE, HOSTILE_PACKAGE, type HostileSource } from '../scripts/build/hostile-sources.ts'
import { runAudit } from '../scripts/cli/run-audit.ts'
import { modelOf } from './audited.ts'

const SPENT = /takes more steps than one endpoint is given/
/** Finished within the budget, so the effect behind it is seen. */
const FINISHED = /a signed-out caller reaches db\.query/

/** What must be said of each. Both answers are honest; which one it is tells whether the work grows with the source. */
const SAID: Readonly<Record<string, RegExp>> = {
  branches: SPENT,
  'a switch': FINISHED,
  'a switch that falls through': SPENT,
  conditions: SPENT,
  recursion: SPENT,
  'doubling calls': SPENT,
  'doubling calls of a module': FINISHED,
  closures: SPENT,
  'a large object': SPENT,
  'shared objects': FINISHED,
  'doubling text': FINISHED,
  'calls into packages': SPENT,
  promises: FINISHED,
  keys: FINISHED,
  'a minified chunk': FINISHED,
  'route patterns': /the middleware turns the caller away/,
}

/** What is left unread or untried is named in the report. */
const NAMED: Readonly<Record<string, string>> = {
  'a minified chunk': 'app/api/x/chunk.js',
  'route patterns': 'proxy.ts',
}

function app({ files }: Pick<HostileSource, 'files'>) {
  return createFixture({ 'package.json': HOSTILE_PACKAGE, ...files })
}

describe('the budget of an endpoint', () => {
  it.each(HOSTILE.map(source => [source.name, source] as const))('%s', async (name, source) => {
    await using fixture = await app(source)
    const model = modelOf(fixture.path)
    const post = model.endpoints.find(({ method }) => method === 'POST')
    if (!post) throw new Error('no handler was found')
    const { access, anonymous } = model.judge(post)
    expect(access.because).toMatch(SAID[name] ?? /nothing is said of it/)
    expect(access.state === 'public').toBe(false)
    // The step that spends the last of it may be a large one.
    expect(anonymous.steps).toBeLessThan(1.1 * BUDGET)
    const { report } = runAudit(
      fixture.path,
      { only: [], rules: [], minConfidence: 'low', history: false },
      { self: `${fixture.path}/none` },
    )
    expect(report.coverage.rules.unknown).toEqual([])
    const unknown = report.coverage.files.unknown.map(({ what }) => what)
    expect(unknown).toEqual(NAMED[name] === undefined ? [] : [NAMED[name]])
  })

  const growing: readonly [string, (size: number) => string][] = [
    ['cases', size => `switch (b.k) {\n${lines(size, i => `case ${i}: x = ${i}; break`)}\n}`],
    ['branches', size => lines(size, i => `if (b.a${i}) x = ${i}; else x = b.q`)],
    ['returns', size => lines(size, i => `if (b.a${i}) return Response.json(${i})`)],
    ['effects', size => lines(size, i => `await db.query('x${i}')`)],
  ]

  it.each(growing)('work grows as the number of %s does', async (_, body) => {
    const work = async (size: number) => {
      const route = `import { db } from 'pg'\nexport async function POST(req) {\n  const b = await req.json(); let x = 0\n${body(size)}\n  await db.query(x)\n}`
      await using fixture = await app({ files: { 'app/api/x/route.ts': route } })
      const model = modelOf(fixture.path)
      const post = model.endpoints.find(({ method }) => method === 'POST')
      return post === undefined ? Number.NaN : model.judge(post).anonymous.steps
    }
    expect((await work(800)) / (await work(400))).toBeLessThan(2.2)
  })

  it('is shared by the declarations of a module: what it cannot pay for is unknown', async () => {
    const costly = `function f0(x) { return x }\n${lines(60, i => `function f${i + 1}(x) { return f${i}(x) + f${i}(x) }`)}\n${lines(50, i => `export const guard${i} = f60(${i})`)}`
    const route = `import { db } from 'pg'\n${lines(50, i => `import { guard${i} } from './guards'`)}\nexport async function POST() {\n${lines(50, i => `  guard${i}()`)}\n  if (guard1) return\n  await db.query('delete from posts')\n}`
    await using fixture = await app({ files: { 'app/api/x/route.ts': route, 'app/api/x/guards.ts': costly } })
    const model = modelOf(fixture.path)
    const post = model.endpoints.find(({ method }) => method === 'POST')
    if (!post) throw new Error('no handler was found')
    const { access } = model.judge(post)
    expect(access.state).toBe('unknown')
    expect(access.because).toContain('a module that takes more steps than it is given')
  })
})

function lines(count: number, one: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => one(index)).join('\n')
}
