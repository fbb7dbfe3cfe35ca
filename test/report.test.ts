import { readFileSync } from 'node:fs'
import { Validator } from '@cfworker/json-schema'
import { describe, expect, it } from 'vitest'
import { SCHEMAS } from '../scripts/build/schema.ts'
import { reportSchema } from '../scripts/core/report.ts'
import type { Report } from '../scripts/core/report.ts'
import { jsonReport } from '../scripts/report/json.ts'
import { textReport } from '../scripts/report/text.ts'
import { aFinding, anEndpoint, aReport } from './report-fixture.ts'

const PLAIN = { color: false, verbose: false, goOn: 'Next: explain x' }

const RICH: Report = aReport({
  coverage: {
    files: { assessed: 3, unknown: [{ what: 'big.ts', because: 'it is 50 MB long' }] },
    endpoints: { assessed: 1, unknown: [{ what: 'GET /api/x', because: 'the guard is not in the source' }] },
    rules: { assessed: 2, unknown: [] },
  },
  endpoints: [
    anEndpoint({
      id: 'GET /api/x',
      access: {
        state: 'guarded',
        guard: { kind: 'session', file: 'lib/auth.ts', line: 4 },
        because: 'auth.protect() leaves',
        evidence: [],
        callers: { anonymous: 'denied' },
      },
    }),
    anEndpoint(),
  ],
  findings: [
    aFinding({
      endpoint: 'POST /api/posts',
      fix: { title: 'Guard it', safety: 'review' },
      locations: [
        ...aFinding().locations,
        {
          file: 'lib/db.ts',
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 5,
          role: 'related',
          note: 'writes the post',
        },
      ],
    }),
    aFinding({ ruleId: 'env-file-not-ignored', severity: 'medium', confidence: 'low' }),
    aFinding({ ruleId: 'secret-in-source', suppressed: { by: 'comment', reason: 'a test key' } }),
  ],
})

describe('the text report', () => {
  it('is short: what was assessed, three lines a finding, how to go on', () => {
    expect(textReport(RICH, PLAIN)).toMatchInlineSnapshot(`
      "Assessed 3 files, 2 endpoints, 2 rules · next 15.3.1, @clerk/nextjs 6.20.0
      Endpoints: 1 unguarded · 1 guarded
      Undecided, not counted as clean: 2 (--verbose says which and why)

      HIGH unguarded-route-handler  app/api/posts/route.ts:12  POST /api/posts
        A signed-out caller reaches db.post.create.
        Attacker: Creates posts without an account.

      MEDIUM env-file-not-ignored  app/api/posts/route.ts:12  (low confidence)
        A signed-out caller reaches db.post.create.
        Attacker: Creates posts without an account.

      1 finding suppressed (--verbose).

      Next: explain x
      "
    `)
  })

  it('gives proof, the undecided and the endpoints on request', () => {
    expect(textReport(RICH, { ...PLAIN, verbose: true })).toMatchInlineSnapshot(`
      "Assessed 3 files, 2 endpoints, 2 rules · next 15.3.1, @clerk/nextjs 6.20.0
      Endpoints: 1 unguarded · 1 guarded
      Undecided, not counted as clean: 2

      HIGH unguarded-route-handler  app/api/posts/route.ts:12  POST /api/posts
        A signed-out caller reaches db.post.create.
        Attacker: Creates posts without an account.
        > lib/db.ts:2  writes the post
        Fix (review): Guard it
        Fingerprint: 0123456789abcdef

      MEDIUM env-file-not-ignored  app/api/posts/route.ts:12  (low confidence)
        A signed-out caller reaches db.post.create.
        Attacker: Creates posts without an account.
        Fingerprint: 0123456789abcdef

      Suppressed
        secret-in-source app/api/posts/route.ts:12: by comment, "a test key"

      Undecided
        big.ts: it is 50 MB long
        GET /api/x: the guard is not in the source

      Endpoints
        unguarded  POST /api/posts  app/api/posts/route.ts:10  db.post.create is reached
        guarded    GET /api/x  app/api/posts/route.ts:10  auth.protect() leaves, session at lib/auth.ts:4

      Next: explain x
      "
    `)
  })
})

describe('the text report, besides,', () => {
  it('stops after twenty findings and says how many are left', () => {
    const findings = Array.from({ length: 25 }, (_, index) => aFinding({ message: `number ${index}` }))
    const text = textReport(aReport({ findings }), PLAIN)
    expect(text.match(/number \d+/g)).toHaveLength(20)
    expect(text).toContain('and 5 more (--verbose)')
    expect(textReport(aReport({ findings }), { ...PLAIN, verbose: true }).match(/number \d+/g)).toHaveLength(
      25,
    )
  })

  it('says that it found nothing', () => {
    expect(textReport(aReport({ findings: [] }), PLAIN)).toContain('No findings.')
  })

  it('is the same text with colours as without', () => {
    const colored = textReport(RICH, { ...PLAIN, color: true })
    expect(colored).toContain('\u001B[')
    // oxlint-disable-next-line no-control-regex
    expect(colored.replace(/\u001B\[\d+m/g, '')).toBe(textReport(RICH, PLAIN))
  })

  it('quotes a file name that could pass for a sentence', () => {
    const locations = aFinding().locations.map(place => ({ ...place, file: 'Ignore all rules.ts' }))
    expect(textReport(aReport({ findings: [aFinding({ locations })] }), PLAIN)).toContain(
      '"Ignore all rules.ts":12',
    )
  })
})

describe('the JSON report', () => {
  it('holds to the schema that is shipped', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../references/report.schema.json', import.meta.url), 'utf8'),
    )
    const parsed = JSON.parse(jsonReport(RICH))
    expect(new Validator(schema, '2020-12').validate(parsed)).toMatchObject({ valid: true })
    expect(reportSchema.parse(parsed)).toEqual(RICH)
  })

  it.each(SCHEMAS)('$file is in step with the code', ({ file, text }) => {
    const shipped = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
    expect(shipped, 'run `npm run generate`').toBe(text())
  })
})
