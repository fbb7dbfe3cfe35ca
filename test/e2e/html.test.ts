import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Report } from '../../scripts/core/report.ts'
import { chromiumIn, openBrowser } from '../../scripts/live/browser.ts'
import type { Browser } from '../../scripts/live/browser.ts'
import { htmlReport } from '../../scripts/report/html.ts'
import { aFinding, anEndpoint, aReport } from '../report-fixture.ts'

const program = chromiumIn(process.env)
const HOSTILE = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`

function html(report: Report): string {
  return htmlReport(
    {
      report,
      fixes: new Map(),
      diffs: new Map([['0123456789abcdef', `--- a/x.ts\n+++ b/x.ts\n@@ -1 +1 @@\n-${HOSTILE}\n+guarded\n`]]),
      rules: [],
      text: () => `one\ntwo\n${HOSTILE}\n${'line\n'.repeat(20)}`,
    },
    'Next: node x explain y',
  )
}

const RICH = aReport({
  endpoints: [
    anEndpoint(),
    anEndpoint({
      id: `GET /${HOSTILE}`,
      access: {
        state: 'guarded',
        guard: null,
        because: HOSTILE,
        evidence: [],
        callers: { anonymous: 'denied', 'signed-in': 'unknown' },
      },
    }),
  ],
  findings: [
    aFinding({ message: HOSTILE, fix: { title: 'Guard it', safety: 'review' }, endpoint: 'POST /api/posts' }),
    aFinding({ severity: 'low', fingerprint: 'b', message: 'needle' }),
    aFinding({ severity: 'medium', fingerprint: 'c', suppressed: { by: 'comment', reason: HOSTILE } }),
  ],
  probes: [
    {
      id: 'p',
      endpoint: 'POST /api/posts',
      caller: 'anonymous',
      expected: 'reached',
      got: '401',
      verdict: 'fail',
      evidence: '',
    },
  ],
})

describe.skipIf(program === undefined)('the HTML report in a browser', { timeout: 120_000 }, () => {
  let browser: Browser
  let folder: string
  const requests: string[] = []
  const complaints: string[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'html-report-'))
    browser = await openBrowser(program ?? '')
    const { Network, Log, Page, Runtime } = browser.page
    await Promise.all([Network.enable({}), Log.enable(), Page.enable(), Runtime.enable()])
    Network.requestWillBeSent(({ request }) => requests.push(request.url))
    Log.entryAdded(({ entry }) => complaints.push(entry.text))
  }, 120_000)

  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(report: Report): Promise<void> {
    const file = join(folder, 'report.html')
    writeFileSync(file, html(report))
    requests.length = 0
    complaints.length = 0
    const loaded = browser.page.Page.loadEventFired()
    await browser.page.Page.navigate({ url: pathToFileURL(file).href })
    await loaded
  }

  async function ask(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await browser.page.Runtime.evaluate({
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  it('asks for nothing, breaks no rule of its own, and runs nothing of the app', async () => {
    await open(RICH)
    expect(requests.filter(url => !url.endsWith('/report.html'))).toEqual([])
    expect(complaints).toEqual([])
    expect(await ask('document.title')).toBe('Clerk security: 1 high, 1 low')
    expect(await ask(`document.querySelectorAll('img, iframe, object, link').length`)).toBe(0)
  })

  it('forbids what would be smuggled in all the same', async () => {
    await open(RICH)
    await ask(`{ const s = document.createElement('script'); s.textContent = "document.title = 'run'"; document.body.append(s);
      const i = document.createElement('img'); i.src = 'https://example.org/x.png'; document.body.append(i) }`)
    expect(await ask('document.title')).toBe('Clerk security: 1 high, 1 low')
    expect(complaints.join('\n')).toMatch(/Content Security Policy/)
  })

  it.each(['light', 'dark'])('has nothing serious for axe to say, in %s', async scheme => {
    await browser.page.Emulation.setEmulatedMedia({
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    })
    await open(RICH)
    await ask(axe.source)
    const found = z
      .array(z.object({ id: z.string(), impact: z.string(), nodes: z.array(z.string()) }))
      .parse(
        await ask(
          `axe.run().then(r => r.violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html) })))`,
        ),
      )
    expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  })

  it('filters by severity, words and suppression', async () => {
    await open(RICH)
    const shown = `[...document.querySelectorAll('article')].filter(a => !a.hidden).length`
    expect(await ask(shown)).toBe(2)
    await ask(
      `{ const s = document.querySelector('input[type=search]'); s.value = 'needle'; s.dispatchEvent(new Event('input', { bubbles: true })) }`,
    )
    expect(await ask(shown)).toBe(1)
    await ask(
      `{ const s = document.querySelector('input[type=search]'); s.value = ''; s.dispatchEvent(new Event('input', { bubbles: true })); document.querySelector('input[name=suppressed]').click() }`,
    )
    expect(await ask(shown)).toBe(3)
    await ask(`document.querySelector('input[value=low]').click()`)
    expect(await ask(shown)).toBe(2)
    expect(await ask(`document.getElementById('count').textContent`)).toBe('2 of 3 shown')
  })

  it('opens with 2,000 findings', async () => {
    const findings = Array.from({ length: 2000 }, (_, index) =>
      aFinding({ fingerprint: String(index), message: `number ${index}` }),
    )
    await open(aReport({ findings }))
    expect(await ask(`document.querySelectorAll('article').length`)).toBe(2000)
  })
})
