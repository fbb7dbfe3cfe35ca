import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COUNTS, JUDGED } from '../scripts/build/corpus.ts'
import { knownTo } from '../scripts/build/corpus-labels.ts'
import { compare, countsSchema, falseAmong, judgedSchema, MOST_FALSE } from '../scripts/build/corpus-table.ts'
import type { Finding } from '../scripts/core/report.ts'
import { aFinding } from './report-fixture.ts'

function at(line: number, over: Partial<Finding> = {}): Finding {
  const place = { file: 'a.ts', line, column: 1, endLine: line, endColumn: 2, role: 'primary' as const }
  return aFinding({ severity: 'high', fingerprint: `of line ${line}`, locations: [place], ...over })
}

describe('a label', () => {
  it('knows the nearest finding of its file, up to fifteen lines away', () => {
    const [near, far] = [at(25), at(26)]
    expect([...knownTo({ findings: [{ rule: 'x', file: 'a.ts', line: 10 }] }, [near, far])]).toEqual([near])
    expect(knownTo({ findings: [{ rule: 'x', file: 'a.ts', line: 10 }] }, [far]).size).toBe(0)
    expect(knownTo({ findings: [{ rule: 'x', file: 'b.ts', line: 25 }] }, [near]).size).toBe(0)
  })

  it('is served by a finding that serves no other', () => {
    const [one, two] = [at(10), at(12)]
    const labels = [10, 11].map(line => ({ rule: 'x', file: 'a.ts', line }))
    expect(knownTo({ findings: labels }, [one]).size).toBe(1)
    expect(knownTo({ findings: labels }, [one, two]).size).toBe(2)
  })

  it('of a version knows every finding about versions, and nothing else', () => {
    const found = [at(1, { ruleId: 'vulnerable-next' }), at(1, { ruleId: 'unguarded-page' })]
    const labels = { findings: [{ rule: 'vulnerable-next-version', file: 'package.json', line: 9 }] }
    expect([...knownTo(labels, found)].map(({ ruleId }) => ruleId)).toEqual(['vulnerable-next'])
  })
})

describe('the comparison', () => {
  const finding = at(3, { ruleId: 'unguarded-page' })
  const row = {
    app: 'shop',
    rule: 'unguarded-page',
    file: 'a.ts',
    endpoint: null,
    fingerprint: finding.fingerprint,
    verdict: true,
    why: 'anybody writes',
  }
  const table = (judged: (typeof row)[]) => judgedSchema.parse({ schemaVersion: 1, judged })

  it('names what has no verdict, and verdicts on what is gone', () => {
    const audited = [{ app: 'shop', findings: [finding], known: new Set<Finding>() }]
    expect(compare(table([]), audited).unjudged).toHaveLength(1)
    expect(compare(table([row]), audited)).toMatchObject({ unjudged: [], vanished: [], standing: [row] })
    const none = [{ app: 'shop', findings: [], known: new Set<Finding>() }]
    expect(compare(table([row, { ...row, app: 'elsewhere' }]), none).vanished).toEqual([row])
  })

  it('asks for no verdict on what is low, suppressed or known to a label', () => {
    const low = at(3, { severity: 'low' })
    const suppressed = at(3, { suppressed: { by: 'comment', reason: 'meant' } })
    const audited = [{ app: 'shop', findings: [low, suppressed, finding], known: new Set([finding]) }]
    expect(compare(table([]), audited).unjudged).toEqual([])
  })
})

describe('the kept table', () => {
  const { judged } = judgedSchema.parse(JSON.parse(readFileSync(JUDGED, 'utf8')))
  const counts = countsSchema.parse(JSON.parse(readFileSync(COUNTS, 'utf8')))
  const apps = Object.keys(counts.apps)

  it('speaks of apps that were counted, and of each finding once', () => {
    expect(judged.filter(({ app }) => !apps.includes(app))).toEqual([])
    const keys = judged.map(({ app, rule, fingerprint }) => `${app} ${rule} ${fingerprint}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('holds few false alarms, and no app many', () => {
    const { count, all, most } = falseAmong(judged, counts, apps)
    expect(count / all).toBeLessThanOrEqual(MOST_FALSE.share)
    expect(most?.count ?? 0).toBeLessThanOrEqual(MOST_FALSE.inOneApp)
  })
})
