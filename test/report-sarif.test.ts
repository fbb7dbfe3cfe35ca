import { describe, expect, it } from 'vitest'
import type { Fix } from '../scripts/core/fix.ts'
import type { Finding } from '../scripts/core/report.ts'
import type { Presented } from '../scripts/report/presented.ts'
import { sarifReport } from '../scripts/report/sarif.ts'
import { aFinding, anEndpoint, aReport } from './report-fixture.ts'

const RULE = {
  id: 'unguarded-route-handler',
  title: 'Route handler acts without asking who calls',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 862],
  owasp: 'API2:2023',
  page: '## Why\n\nBecause.',
} as const

function sarif(finding: Finding, more: Partial<Presented> = {}) {
  const presented: Presented = {
    report: aReport({ endpoints: [anEndpoint()], findings: [finding] }),
    fixes: new Map(),
    diffs: new Map(),
    rules: [RULE],
    text: () => undefined,
    ...more,
  }
  return JSON.parse(sarifReport(presented)).runs[0]
}

const effect = { file: 'lib/db.ts', line: 2, column: 1, endLine: 2, endColumn: 5, note: 'writes the post' }

describe('the SARIF report', () => {
  it('tells of a rule what code scanning shows', () => {
    const [rule] = sarif(aFinding()).tool.driver.rules
    expect(rule).toMatchObject({
      name: 'UnguardedRouteHandler',
      help: { markdown: '## Why\n\nBecause.' },
      defaultConfiguration: { level: 'error' },
      properties: {
        tags: ['security', 'external/cwe/cwe-306', 'external/cwe/cwe-862'],
        precision: 'high',
        'security-severity': '8.0',
      },
    })
  })

  it.each([
    ['the endpoint first', 10, [10, 2]],
    ['what is not the endpoint last', 12, [2, 12]],
  ])('has the proof as one code flow: %s', (_says, line, lines) => {
    const locations = [
      {
        file: 'app/api/posts/route.ts',
        line,
        column: 1,
        endLine: line,
        endColumn: 2,
        role: 'primary' as const,
      },
      { ...effect, role: 'related' as const },
    ]
    const [result] = sarif(aFinding({ endpoint: 'POST /api/posts', locations })).results
    const steps = result.codeFlows[0].threadFlows[0].locations
    expect(
      steps.map(
        (step: { location: { physicalLocation: { region: { startLine: number } } } }) =>
          step.location.physicalLocation.region.startLine,
      ),
    ).toEqual(lines)
    expect(result.relatedLocations).toHaveLength(1)
  })

  it.each([
    ['comment', 'inSource'],
    ['baseline', 'external'],
  ] as const)('keeps what a %s suppresses, as suppressed %s', (by, kind) => {
    const [result] = sarif(aFinding({ suppressed: { by, reason: 'a test key' } })).results
    expect(result.suppressions).toEqual([{ kind, status: 'accepted', justification: 'a test key' }])
    expect(sarif(aFinding()).results[0].suppressions).toEqual([])
  })

  it('is identified by the fingerprint of the finding', () => {
    expect(sarif(aFinding()).results[0].partialFingerprints).toEqual({
      'clerkSecurity/v1': '0123456789abcdef',
    })
  })

  it('escapes what means something in a URI, and no name is a link', () => {
    const file = 'app/[id]/a b#c?.ts'
    const locations = aFinding().locations.map(place => ({ ...place, file }))
    const [result] = sarif(aFinding({ locations, message: 'See [x](javascript:1).' })).results
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('app/%5Bid%5D/a%20b%23c%3F.ts')
    expect(result.message.text).not.toContain('](')
  })

  it('reports what was not assessed as notifications', () => {
    const report = aReport({
      coverage: {
        ...aReport().coverage,
        files: { assessed: 1, unknown: [{ what: 'big.ts', because: 'too long' }] },
      },
      questions: [{ id: 'q', file: 'lib/a.ts', line: 4, ask: 'Is it?', because: 'Unread.', code: 'c' }],
    })
    const [{ toolExecutionNotifications: said }] = sarif(aFinding(), { report }).invocations
    expect(said.map((one: { message: { text: string } }) => one.message.text)).toEqual([
      'Not assessed: big.ts: too long',
      'Question: Is it? Unread.',
    ])
  })
})

describe('a fix in SARIF', () => {
  const fix: Fix = {
    title: 'Guard it',
    safety: 'review',
    edits: [{ file: 'a.ts', start: 6, end: 9, text: 'await x' }],
    create: [{ file: 'b.ts', text: 'export {}\n' }],
    install: [],
    remains: [],
  }
  const fixes = new Map([['0123456789abcdef', fix]])

  it('is the same edits, by line and column', () => {
    const [result] = sarif(aFinding(), { fixes, text: () => 'one\r\n\nabc\n' }).results
    expect(result.fixes[0].artifactChanges).toEqual([
      {
        artifactLocation: { uri: 'a.ts', uriBaseId: 'SRCROOT' },
        replacements: [
          {
            deletedRegion: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 4 },
            insertedContent: { text: 'await x' },
          },
        ],
      },
      {
        artifactLocation: { uri: 'b.ts', uriBaseId: 'SRCROOT' },
        replacements: [
          {
            deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
            insertedContent: { text: 'export {}\n' },
          },
        ],
      },
    ])
  })

  it('is left out where a secret would leave with it', () => {
    const edits = [{ file: '.env', start: 0, end: 0, text: `KEY=sk_live_${'a1B2'.repeat(10)}` }]
    const [result] = sarif(aFinding(), { fixes: new Map([['0123456789abcdef', { ...fix, edits }]]) }).results
    expect(result.fixes).toBeUndefined()
  })

  it('is left out where there is nothing to write', () => {
    const empty = { ...fix, edits: [], create: [] }
    const [result] = sarif(aFinding(), { fixes: new Map([['0123456789abcdef', empty]]) }).results
    expect(result.fixes).toBeUndefined()
  })
})
