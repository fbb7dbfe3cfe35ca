import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Model } from '../scripts/access/model.ts'
import { assess } from '../scripts/cli/assess.ts'
import { baselineText, withBaseline } from '../scripts/cli/baseline.ts'
import { clerkPackages, usesClerk } from '../scripts/cli/clerk-app.ts'
import { verdict } from '../scripts/cli/present.ts'
import { suppressionReason } from '../scripts/cli/suppression.ts'
import { reportSchema } from '../scripts/core/report.ts'
import type { Access } from '../scripts/core/report.ts'
import { aHit, aModel, aProject, aRule } from './model-fixture.ts'
import { anEndpoint } from './report-fixture.ts'

const ALL = { only: [], rules: [], minConfidence: 'low' } as const
const SOURCE = { 'a.ts': 'one()\ntwo()\n  three()\n' }
const OPEN: Access = anEndpoint().access

function findings(model: Model, ...rules: Parameters<typeof assess>[1]) {
  return assess(model, rules, ALL).report.findings
}

describe('an assessment', () => {
  it('is a valid report', () => {
    const rule = aRule('r', () => [
      aHit(1, { endpoint: 'GET /', related: [{ ...aHit(2).place, note: 'then' }] }),
    ])
    const { report } = assess(aModel(SOURCE, { 'GET /': OPEN, broken: OPEN }), [rule], ALL)
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report.project).toEqual({
      frameworks: [{ name: 'next', version: '15.3.1', dir: '' }],
      packages: { '@clerk/nextjs': '6.20.0' },
    })
  })

  it('names the functions of Convex, which Next never sees, as undecided', () => {
    const source = {
      'convex/notes.ts':
        "import { query } from './_generated/server'\nexport const all = userQuery({ args: {} })\n",
      'apps/web/convex/users.ts': 'export const gone = internalMutation(async () => {})\n',
    }
    const { coverage } = assess(aModel(source), [], ALL).report
    expect(coverage.endpoints.unknown).toEqual([
      { what: 'convex/', because: expect.stringContaining('functions of Convex') },
    ])
  })

  it('puts the worst first, then the surest, then goes by place', () => {
    const rule = aRule('r', () => [
      aHit(3, { severity: 'low', message: 'a' }),
      aHit(2),
      aHit(1),
      aHit(3, { confidence: 'low', message: 'b' }),
      aHit(3, { severity: 'critical', message: 'c' }),
    ])
    expect(
      findings(aModel(SOURCE), rule).map(f => `${f.severity} ${f.confidence} ${f.locations[0]?.line}`),
    ).toEqual(['critical high 3', 'high high 1', 'high high 2', 'high low 3', 'low high 3'])
  })

  it('says the same thing of the same place once, as bad as it gets', () => {
    const rule = aRule('r', () => [aHit(1), aHit(1, { severity: 'critical' }), aHit(1, { endpoint: 'x' })])
    expect(findings(aModel(SOURCE), rule).map(f => f.severity)).toEqual(['critical', 'high'])
  })

  it('keeps the fixes whole beside their findings', () => {
    const fix = { title: 'Mend', safety: 'safe', edits: [], create: [], install: [], remains: [] } as const
    const { report, fixes } = assess(aModel(SOURCE), [aRule('r', () => [aHit(2), aHit(1, { fix })])], ALL)
    expect(fixes).toEqual([{ finding: report.findings[0], fix }])
    expect(report.findings[0]?.fix).toEqual({ title: 'Mend', safety: 'safe' })
  })
})

describe('an assessment on which something fails', () => {
  it('survives a rule that fails, keeps what it had found, and says so', () => {
    const rule = aRule('r', function* () {
      yield aHit(1)
      throw new Error('boom')
    })
    const { report } = assess(aModel(SOURCE), [rule, aRule('s', () => [])], ALL)
    expect(report.findings).toHaveLength(1)
    expect(report.coverage.rules).toEqual({
      assessed: 1,
      unknown: [{ what: 'r', because: 'the rule failed: boom' }],
    })
  })

  it('counts an endpoint on which the analysis fails as unknown, for the rules too', () => {
    const rule = aRule('r', model =>
      model.endpoints
        .filter(e => model.judge(e).access.state === 'unguarded')
        .map(e => aHit(1, { endpoint: e.id })),
    )
    const { report } = assess(aModel(SOURCE, { broken: OPEN, 'GET /': OPEN }), [rule], ALL)
    expect(report.findings.map(f => f.endpoint)).toEqual(['GET /'])
    expect(report.coverage.endpoints).toEqual({
      assessed: 1,
      unknown: [{ what: 'broken', because: 'the analysis failed: no answer' }],
    })
  })
})

describe('filters and configuration', () => {
  const rules = [aRule('a', () => [aHit(1)]), aRule('b', () => [aHit(2, { confidence: 'medium' })])]
  const ids = (model: Model, filters: Partial<Parameters<typeof assess>[2]>) =>
    assess(model, rules, { ...ALL, ...filters }).report.findings.map(f => f.ruleId)

  it('leave out rules, groups and uncertain findings', () => {
    expect(ids(aModel(SOURCE), {})).toEqual(['a', 'b'])
    expect(ids(aModel(SOURCE), { rules: ['b'] })).toEqual(['b'])
    expect(ids(aModel(SOURCE), { only: ['env'] })).toEqual([])
    expect(ids(aModel(SOURCE), { minConfidence: 'high' })).toEqual(['a'])
  })

  it('turn a rule off or change its severity', () => {
    const model = aModel(SOURCE, {}, { rules: { a: 'off', b: 'info', c: 'low' } })
    const { report } = assess(model, rules, ALL)
    expect(report.findings.map(f => [f.ruleId, f.severity])).toEqual([['b', 'info']])
    expect(report.coverage.rules.assessed).toBe(1)
    expect(report.coverage.rules.unknown.map(({ what }) => what)).toEqual(['c'])
  })

  it('declare endpoints public, but neither declare away a missing signature nor miss a wrong id', () => {
    const model = aModel(
      SOURCE,
      { 'GET /': OPEN, 'POST /hook': { ...OPEN, state: 'webhook-unverified' } },
      {
        public: [
          { endpoint: 'GET /', reason: 'a counter' },
          { endpoint: 'POST /hook', reason: 'none' },
          { endpoint: 'GET /gone', reason: 'old' },
        ],
      },
    )
    const { report } = assess(model, [], ALL)
    expect(report.endpoints.map(({ access }) => access.state)).toEqual(['public', 'webhook-unverified'])
    expect(report.endpoints[0]?.access.because).toBe('declared public: "a counter"')
    expect(report.coverage.endpoints.unknown.map(({ what }) => what)).toEqual(['public: GET /gone'])
  })
})

describe('fingerprints', () => {
  const rule = aRule('r', model =>
    (model.project.text('a.ts') ?? '')
      .split('\n')
      .flatMap((text, index) => (text.includes('bad') ? [aHit(index + 1)] : [])),
  )
  const prints = (text: string) => findings(aModel({ 'a.ts': text }), rule).map(f => f.fingerprint)

  it('stay when lines move and are re-indented', () => {
    const line = fc.constantFrom('', '// x', 'good()')
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (above, between) => {
        const moved = [...above, '   bad( 1 )', ...between, 'bad(2)', 'bad(2)'].join('\n')
        expect(prints(moved)).toEqual(prints('bad( 1 )\nbad(2)\nbad(2)'))
      }),
    )
  })

  it('tell different findings apart and change when the line changes', () => {
    const all = prints('bad(1)\nbad(1)\nbad(2)')
    expect(new Set(all).size).toBe(3)
    expect(all.every(print => /^[0-9a-f]{16}$/.test(print))).toBe(true)
    expect(prints('bad(3)')[0]).not.toBe(prints('bad(4)')[0])
  })

  it('of a nameless inline action do not hang on the line in its id', () => {
    const at = (endpoint: string) =>
      findings(
        aModel(SOURCE),
        aRule('r', () => [aHit(1, { endpoint })]),
      )[0]?.fingerprint
    expect(at('action a.tsx#save:12')).toBe(at('action a.tsx#save:14'))
  })
})

describe('suppression comments', () => {
  const at = (line: number, file = 'a.ts') => ({ file, line, column: 1, endLine: line, endColumn: 1 })
  it.each([
    ['// clerk-security-ignore r: known', 'a.ts', 'known'],
    ['  {/* clerk-security-ignore r: known */}', 'a.tsx', 'known'],
    ['/* clerk-security-ignore q, r: known */', 'a.ts', 'known'],
    ['# clerk-security-ignore r: known', '.env', 'known'],
    ['<!-- clerk-security-ignore r: known -->', 'a.vue', 'known'],
    ['// clerk-security-ignore r: known\n// clerk-security-ignore q: too', 'a.ts', 'known'],
    ['// clerk-security-ignore r:', 'a.ts', undefined],
    ['{/* clerk-security-ignore r: */}', 'a.tsx', undefined],
    ['// clerk-security-ignore r', 'a.ts', undefined],
    ['// clerk-security-ignore rr: known', 'a.ts', undefined],
    ['# clerk-security-ignore r: known', 'a.ts', undefined],
    ['clerk-security-ignore r: known', 'a.ts', undefined],
    ['other() // clerk-security-ignore r: not of the next line', 'a.ts', undefined],
    ['// clerk-security-ignore r: too far\n', 'a.ts', undefined],
  ])('%j above a line of %s', (comment, file, reason) => {
    const line = comment.split('\n').length + 1
    expect(suppressionReason(`${comment}\ncode()`, at(line, file), 'r')).toBe(reason)
  })

  it('speak of their own line when they stand behind code', () => {
    expect(suppressionReason('code() // clerk-security-ignore r: known', at(1), 'r')).toBe('known')
    expect(suppressionReason('KEY=x # clerk-security-ignore r: known', at(1, '.env'), 'r')).toBe('known')
  })

  it('mark the finding and keep it out of the exit code', () => {
    const model = aModel({ 'a.ts': 'one() // clerk-security-ignore r: a demo' })
    const { report } = assess(model, [aRule('r', () => [aHit(1)])], ALL)
    expect(report.findings[0]?.suppressed).toEqual({ by: 'comment', reason: 'a demo' })
    expect(verdict(report, 'info')).toBe(0)
  })
})

describe('the baseline and the verdict', () => {
  const { report } = assess(aModel(SOURCE), [aRule('r', () => [aHit(1), aHit(2, { severity: 'low' })])], ALL)

  it('fails from the given severity on', () => {
    expect(verdict(report, 'critical')).toBe(0)
    expect(verdict(report, 'high')).toBe(1)
    expect(verdict(report, 'never')).toBe(0)
  })

  it('suppresses what was recorded', () => {
    const recorded: { findings: { fingerprint: string }[] } = JSON.parse(baselineText(report))
    const known = new Set(recorded.findings.map(({ fingerprint }) => fingerprint))
    const after = withBaseline(report, known)
    expect(after.findings.every(({ suppressed }) => suppressed?.by === 'baseline')).toBe(true)
    expect(verdict(after, 'info')).toBe(0)
    expect(baselineText(after)).toBe(baselineText(report))
    expect(verdict(withBaseline(report, new Set()), 'high')).toBe(1)
  })
})

describe('what uses Clerk', () => {
  const bare = (files: Record<string, string>) => ({ ...aProject(files), apps: [] })

  it('is told by dependency, env key or import', () => {
    expect(usesClerk(aProject({}))).toBe(true)
    expect(usesClerk(bare({ 'a.ts': "import { auth } from '@clerk/nextjs'" }))).toBe(true)
    expect(usesClerk(bare({ 'README.md': "from '@clerk/nextjs'" }))).toBe(false)
    const variables = [{ name: 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', value: '', line: 1 }]
    const env = { ...bare({}), envFiles: [{ file: '.env', example: false, variables }] }
    expect(usesClerk(env)).toBe(true)
  })

  it('names the versions of all apps where they differ', () => {
    const project = aProject({})
    const [app] = project.apps
    if (app === undefined) throw new Error('the fixture has an app')
    const older = { ...app, dir: 'old', version: () => undefined }
    expect(clerkPackages({ ...project, apps: [app, older] })).toEqual({ '@clerk/nextjs': '6.20.0, ^6.20.0' })
  })
})
