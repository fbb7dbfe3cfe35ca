import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesOfRule, wrongWith } from '../scripts/build/new-rule.ts'
import { GROUPS } from '../scripts/core/vocabulary.ts'
import { reportSchema } from '../scripts/core/report.ts'
import { run } from './cli-io.ts'
import { shop } from './shop-app.ts'

const ENTRIES = (body: string) => `import { assertSession } from '@acme/session'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const ownerId = await assertSession()
${body}  return Response.json(await db.entry.create({ data: { ownerId } }))
}
`

it('a question is answered by the entry that --verbose prints, and asked again when its code changes', async () => {
  const app = shop({ 'app/api/entries/route.ts': ENTRIES('') })
  const stateNow = async () => {
    const report = reportSchema.parse(JSON.parse((await run(['audit', '--format', 'json'], app)).stdout))
    const access = report.endpoints.find(({ id }) => id === 'POST /api/entries')?.access
    return { state: access?.state, because: access?.because, asked: report.questions.length }
  }
  try {
    expect(await stateNow()).toMatchObject({ state: 'unknown', asked: 1 })
    const { stdout } = await run(['audit', '--verbose'], app)
    const [, entry = '{}'] = /^ {2}Record under answers: (\{.*\})$/m.exec(stdout) ?? []
    const answer = { ...JSON.parse(entry), answer: 'yes', reason: 'docs/session.md: it throws' }
    writeFileSync(join(app, 'clerk-security.config.json'), JSON.stringify({ answers: [answer] }))
    expect(await stateNow()).toMatchObject({ state: 'guarded', asked: 0 })
    expect((await stateNow()).because).toContain('("docs/session.md: it throws")')
    writeFileSync(
      join(app, 'app/api/entries/route.ts'),
      ENTRIES("  if (request.headers.has('x-debug')) return GET()\n"),
    )
    expect(await stateNow()).toMatchObject({ state: 'unknown', asked: 1 })
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
})

it('a new rule begins with a source, a page and two fixtures that bear its id', () => {
  const files = filesOfRule('guard-that-forgets', 'routes')
  expect(Object.keys(files).filter(file => file.includes('guard-that-forgets'))).toHaveLength(4)
  expect(files['references/rules/guard-that-forgets.md']).toMatch(/^---\nid: guard-that-forgets\n/)
  expect(files['scripts/rules/guard-that-forgets.ts']).toContain("group: 'routes'")
  expect(GROUPS.map(group => wrongWith('guard-that-forgets', group))).toEqual(GROUPS.map(() => undefined))
  expect(wrongWith('Guard', 'routes')).toContain('kebab case')
  expect(wrongWith('guard-that-forgets', 'guards')).toContain('routes')
})
