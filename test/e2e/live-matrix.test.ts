import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { reportSchema } from '../../scripts/core/report.ts'
import type { Report } from '../../scripts/core/report.ts'
import { run } from '../cli-io.ts'
import { equip } from './stack.ts'
import type { Stack } from './stack.ts'

const APPS = fileURLToPath(new URL('apps', import.meta.url))
/** `VERIFY_ALL=1`: every app by its production build, too. */
const ALL = process.env['VERIFY_ALL'] === '1'
/** Of the cells, at most so many may be unknown. */
const MOST_UNKNOWN = 0.03
const TIMEOUT = 1_200_000
/**
 * A page that only its layout guards is rendered beside it, and without it for a router that says it has it: its data
 * stands in the answer. The audit says so of it (guarded-by-layout-alone), and verify is right where it sees it.
 */
const BESIDE_THE_LAYOUT = /^page \/team around the guard by (?:paths|headers)$/

const CASES: readonly (readonly [name: string, stack: Stack, production: boolean])[] = [
  ['live-next16', 'next16-clerk7', false],
  ['live-next15', 'next15-clerk6', false],
  ['live-pages', 'next15-clerk6', false],
  ['live-trpc', 'next16-clerk7', false],
  ['live-trpc', 'next16-clerk7', true],
]
const LONG: typeof CASES = [
  ['live-next16', 'next16-clerk7', true],
  ['live-next15', 'next15-clerk6', true],
  ['live-pages', 'next15-clerk6', true],
]

const asked = new Set<string>()
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function verified(name: string, stack: Stack, production: boolean): Promise<Report> {
  const app = realpathSync(mkdtempSync(join(tmpdir(), `${name}-`)))
  folders.push(app)
  cpSync(join(APPS, name), app, { recursive: true })
  equip(app, stack)
  const out = join(app, 'report.json')
  const only = ['--only', 'routes,actions']
  const { stderr } = await run([
    'verify',
    app,
    ...only,
    '--format',
    'json',
    '--out',
    out,
    ...(production ? ['--prod'] : []),
  ])
  return reportSchema.parse(JSON.parse(readFileSync(out, 'utf8')), { error: () => stderr })
}

/** Does the audit say of the app that a layout alone guards one of its pages? */
async function isGuardedByLayoutAlone(name: string): Promise<boolean> {
  const { stdout } = await run(['audit', join(APPS, name), '--format', 'json'])
  const { findings } = reportSchema.parse(JSON.parse(stdout))
  return findings.some(({ ruleId }) => ruleId === 'guarded-by-layout-alone')
}

describe('reasoning and the running app agree', () => {
  it.each(ALL ? [...CASES, ...LONG] : CASES)(
    '%s on %s, production: %s',
    { timeout: TIMEOUT },
    async (name, stack, production) => {
      const { probes, coverage } = await verified(name, stack, production)
      const byLayout = await isGuardedByLayoutAlone(name)
      for (const { endpoint } of probes) asked.add(`${name} ${endpoint}`)
      expect(probes.length).toBeGreaterThan(100)
      const fails = probes.filter(({ verdict }) => verdict === 'fail')
      expect(fails.filter(({ id }) => !(byLayout && BESIDE_THE_LAYOUT.test(id)))).toEqual([])
      const unknown = probes.filter(({ verdict }) => verdict === 'unknown')
      const share = unknown.length / probes.length
      expect(share > MOST_UNKNOWN ? unknown : []).toEqual([])
      expect(coverage.endpoints.unknown).toEqual([])
    },
  )

  it('at no fewer than 60 endpoints', () => {
    expect(asked.size).toBeGreaterThanOrEqual(60)
  })
})
