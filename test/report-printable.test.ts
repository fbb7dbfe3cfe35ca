import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fix } from '../scripts/core/fix.ts'
import type { Report } from '../scripts/core/report.ts'
import { htmlReport } from '../scripts/report/html.ts'
import { jsonReport } from '../scripts/report/json.ts'
import { markdownReport } from '../scripts/report/markdown.ts'
import { neutralise, neutralReport, printable } from '../scripts/report/neutral.ts'
import type { Presented } from '../scripts/report/presented.ts'
import { redact } from '../scripts/report/redact.ts'
import { sarifReport } from '../scripts/report/sarif.ts'
import { textReport } from '../scripts/report/text.ts'
import { aFinding, anEndpoint, aReport } from './report-fixture.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']
const body = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength: min, maxLength: max })

/** Every kind of key that must not survive, by its prefix. */
const secret = fc.oneof(
  fc.tuple(fc.constantFrom('sk_live_', 'sk_test_', 'rk_live_', 'whsec_'), body(20, 60)),
  fc.tuple(fc.constantFrom('ak_', 'mt_', 'oat_'), body(24, 60)),
  fc.tuple(fc.constantFrom('CLERK_ENCRYPTION_KEY=', 'CLERK_ENCRYPTION_KEY: "'), body(32, 64)),
)
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
  fc.constantFrom(String.raw`\n`, '\n', '"', '_', 'x', '://a:', '\u001B[31m'),
)

/** The text in every place of a report where text of the audited app can stand. */
function reportOf(text: string): Report {
  const step = { file: text, line: 1, note: text }
  const unknown = [{ what: text, because: text }]
  return aReport({
    project: {
      frameworks: [{ name: text, version: text, dir: text }],
      packages: { [text]: text },
    },
    coverage: {
      files: { assessed: 0, unknown },
      endpoints: { assessed: 0, unknown },
      rules: { assessed: 0, unknown },
    },
    endpoints: [
      anEndpoint({
        id: text,
        file: text,
        export: text,
        path: text,
        access: {
          state: 'unknown',
          guard: { kind: 'session', file: text, line: 1 },
          because: text,
          evidence: [step],
          callers: {},
        },
      }),
    ],
    findings: [
      aFinding({
        message: text,
        attack: text,
        endpoint: text,
        locations: [
          { file: text, line: 1, column: 1, endLine: 1, endColumn: 1, role: 'primary', note: text },
        ],
        fix: { title: text, safety: 'safe' },
      }),
      aFinding({ suppressed: { by: 'comment', reason: text } }),
    ],
    questions: [{ id: 'q', file: text, line: 1, ask: text, because: text, code: 'c' }],
  })
}

/** The report with a fix of its first finding that writes the text into a file of that name. */
function presentedOf(report: Report, text: string): Presented {
  const fix: Fix = {
    title: text,
    safety: 'safe',
    edits: [{ file: text, start: 0, end: 0, text }],
    create: [{ file: text, text }],
    install: [],
    remains: [text],
  }
  return {
    report,
    fixes: new Map([[report.findings[0]?.fingerprint ?? '', fix]]),
    diffs: new Map([[report.findings[0]?.fingerprint ?? '', text]]),
    rules: [],
    text: () => text,
  }
}

function everyFormat(report: Report, text = ''): string[] {
  const options = { color: false, goOn: '' }
  return [
    sarifReport(presentedOf(report, text)),
    markdownReport(presentedOf(report, text), ''),
    htmlReport(presentedOf(report, text), ''),
    jsonReport(report),
    textReport(report, { ...options, verbose: false }),
    textReport(report, { ...options, verbose: true }),
  ]
}

describe('redaction', () => {
  it('lets no secret through whole, whatever stands around it, in any format', () => {
    fc.assert(
      fc.property(anything, secret, anything, (before, [prefix, key], after) => {
        const text = `${before}${prefix}${key}${after}`
        for (const output of everyFormat(reportOf(text), text)) {
          expect(output).not.toContain(key)
          // Four characters may stay; the eighth on is proof of more.
          expect(output).not.toContain(`${prefix}${key.slice(0, 8)}`)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(anything, secret, anything, (before, [prefix, key], after) => {
        const once = redact(`${before}${prefix}${key}${after}`)
        expect(redact(once)).toBe(once)
      }),
    )
  })

  it('shows the kind and four characters', () => {
    expect(redact('key sk_live_abcdefghijklmnopqrstuvwxyz end')).toBe('key sk_live_abcd… end')
    expect(redact('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBe('whsec_MfKQ…')
    expect(redact('CLERK_ENCRYPTION_KEY=0123456789abcdef0123456789abcdef')).toBe('CLERK_ENCRYPTION_KEY=0123…')
  })

  it('keeps publishable keys and prose', () => {
    const publishable = 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k'
    expect(redact(publishable)).toBe(publishable)
    const prose = 'starts with sk_test_ or sk_live_, see task_force and oat_meal'
    expect(redact(prose)).toBe(prose)
  })
})

describe('neutralisation', () => {
  it('leaves nothing that a terminal obeys or a reader cannot see', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}]/u)
        for (const output of everyFormat(reportOf(text)))
          expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
    )
  })

  it('spells out what it takes away', () => {
    expect(neutralise('a\nb\u202Ec\u001B[31md')).toBe(String.raw`a\nb\u{202e}c\u{1b}[31md`)
    expect(neutralise('hidden \u{E0041}tag')).toBe(String.raw`hidden \u{e0041}tag`)
    expect(neutralise('Grüße, 世界 🎉')).toBe('Grüße, 世界 🎉')
  })

  it('keeps a forged line inside the line it was put in', () => {
    const forged = 'x\nCRITICAL forged  app/a.ts:1'
    const lines = textReport(aReport({ findings: [aFinding({ message: forged })] }), {
      color: false,
      verbose: false,
      goOn: '',
    }).split('\n')
    expect(lines.filter(line => line.startsWith('CRITICAL'))).toEqual([])
  })

  it('bounds the length of every string', () => {
    expect(printable('😀'.repeat(5000)).length).toBeLessThanOrEqual(1000)
    expect(JSON.stringify(neutralReport(reportOf('a'.repeat(100_000)))).length).toBeLessThan(50_000)
  })

  it('changes nothing in a harmless report', () => {
    expect(neutralReport(aReport())).toEqual(aReport())
  })
})
