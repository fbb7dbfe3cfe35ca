import { describe, expect, it } from 'vitest'
import type { Report } from '../scripts/core/report.ts'
import { code, escaped } from '../scripts/report/markdown-text.ts'
import { markdownReport } from '../scripts/report/markdown.ts'
import { aFinding, anEndpoint, aReport } from './report-fixture.ts'

const GO_ON = 'Next: why and how to mend: node x explain y'

function markdown(over: Partial<Report> = {}): string {
  return markdownReport(
    { report: aReport(over), fixes: new Map(), diffs: new Map(), rules: [], text: () => undefined },
    GO_ON,
  )
}

describe('the Markdown report', () => {
  it('is a comment: counts, findings with folded proof, what is undecided', () => {
    const [primary] = aFinding().locations
    const text = markdown({
      endpoints: [anEndpoint()],
      coverage: {
        ...aReport().coverage,
        files: { assessed: 3, unknown: [{ what: 'big.ts', because: 'too long' }] },
      },
      findings: [
        aFinding({
          endpoint: 'POST /api/posts',
          confidence: 'medium',
          fix: { title: 'Guard it', safety: 'review' },
          locations: [
            ...(primary === undefined ? [] : [primary]),
            {
              file: 'lib/db.ts',
              line: 2,
              column: 1,
              endLine: 2,
              endColumn: 5,
              role: 'related',
              note: 'writes',
            },
          ],
        }),
        aFinding({ suppressed: { by: 'comment', reason: 'known' } }),
      ],
    })
    expect(text).toMatchInlineSnapshot(`
      "## Clerk security: 1 high

      Assessed 3 files, 1 endpoint, 2 rules · &#64;clerk/nextjs 6.20.0

      | unguarded |
      | ---: |
      | 1 |

      ### HIGH · unguarded-route-handler

      \`app/api/posts/route.ts:12\` · \`POST /api/posts\` · medium confidence

      A signed-out caller reaches db.post.create.

      **Attacker:** Creates posts without an account.

      Fix (review): Guard it

      <details><summary>Proof</summary>

      1. \`lib/db.ts:2\` writes

      </details>

      1 finding suppressed.

      <details><summary>Undecided, not counted as clean: 1</summary>

      - big.ts: too long

      </details>

      Next: \`why and how to mend: node x explain y\`
      "
    `)
  })

  it('stays within what GitHub takes for one comment, and counts the rest', () => {
    const findings = Array.from({ length: 2000 }, (_, index) => aFinding({ message: `number ${index}` }))
    const text = markdown({ findings })
    expect(text.length).toBeLessThan(65_536)
    const shown = text.match(/number \d+/g)?.length ?? 0
    expect(text).toContain(`… and ${2000 - shown} more findings.`)
    expect(text).toContain('explain y')
  })

  it('says that it found nothing', () => {
    expect(markdown({ findings: [] })).toContain('## Clerk security: no findings')
  })
})

describe('text of the app in Markdown', () => {
  it.each([
    ['![x](http://a/b.png)', String.raw`!\[x\](http&#58;//a/b.png)`],
    ['<img src=x onerror=1>', '&#60;img src=x onerror=1&#62;'],
    ['ping @octocat and #12', 'ping &#64;octocat and &#35;12'],
    ['www.example.org', 'www&#46;example.org'],
    ['- [ ] do it', String.raw`\- \[ \] do it`],
    ['1. first', String.raw`1\. first`],
    ['`a` **b** _c_ ~~d~~ $e$ | f', String.raw`\`a\` \*\*b\*\* \_c\_ \~\~d\~\~ \$e\$ \| f`],
    ['&lt;b&gt;', '&#38;lt;b&#38;gt;'],
  ])('%s is what a reader sees, not markup', (text, spelt) => {
    expect(escaped(text)).toBe(spelt)
  })

  it.each([
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a``b`', '``` a``b` ```'],
  ])('%s stays inside its span', (text, span) => {
    expect(code(text)).toBe(span)
  })
})
