import { cpSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { reportSchema } from '../../scripts/core/report.ts'
import { SELF, run } from '../cli-io.ts'
import { equip } from './stack.ts'

const app = realpathSync(mkdtempSync(join(tmpdir(), 'live-chain-')))
afterAll(() => rmSync(app, { recursive: true, force: true }))

it('an app with holes is hardened, and found without them when it runs', { timeout: 600_000 }, async () => {
  cpSync(join(import.meta.dirname, 'apps', 'live-vulnerable'), app, { recursive: true })
  renameSync(join(app, 'dot-gitignore'), join(app, '.gitignore'))
  const before = await run(['audit', app, '--format', 'json'])
  expect(before.code).toBe(1)

  const hardened = await run(['harden', app, '--write', '--all', '--force'])
  expect(hardened.stderr).toBe('')
  expect(hardened.code).toBe(0)

  equip(app, 'next16-clerk7')
  const out = join(app, 'report.json')
  const { code, stderr } = await run(['verify', app, '--format', 'json', '--out', out], SELF, {
    ...process.env,
  })
  const { probes, findings } = reportSchema.parse(JSON.parse(readFileSync(out, 'utf8')), {
    error: () => stderr,
  })
  expect(probes.filter(({ verdict }) => verdict === 'fail')).toEqual([])
  expect(findings).toEqual([])
  expect(code).toBe(0)
  // What was open is among what was asked, and refuses now.
  const refused = probes.filter(
    ({ caller, got }) => caller === 'anonymous' && (got === 'denied' || got === 'refused'),
  )
  const endpoints = new Set(refused.map(({ endpoint }) => endpoint))
  expect([...endpoints].toSorted()).toEqual([
    'POST /api/notes',
    'POST /api/webhooks/clerk',
    'action app/basket/actions.ts#leaveNote',
  ])
})
