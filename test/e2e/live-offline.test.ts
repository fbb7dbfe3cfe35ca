import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { reportSchema } from '../../scripts/core/report.ts'
import { SELF } from '../cli-io.ts'
import { NAMESPACES, run, temporaryFolder } from './run.ts'
import { equip } from './stack.ts'

const APP = fileURLToPath(new URL('apps/live-trpc', import.meta.url))
/** A network of its own that has the loopback and nothing else; `ip` is of iproute2. */
const ALONE = ['-rn', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"']

const canBeAlone = spawnSync(NAMESPACES, [...ALONE, 'true'], { stdio: 'ignore' }).status === 0

it.skipIf(!canBeAlone)('verify needs no network but the loopback', { timeout: 600_000 }, () => {
  const app = temporaryFolder()
  try {
    cpSync(APP, app, { recursive: true })
    equip(app, 'next16-clerk7')
    const out = join(app, 'report.json')
    const launcher = join(SELF, 'scripts', 'clerk-security.mjs')
    const asked = ['verify', app, '--only', 'routes', '--fail-on', 'never', '--format', 'json', '--out', out]
    const { code, stderr } = run(NAMESPACES, [...ALONE, process.execPath, launcher, ...asked], {
      cwd: app,
      timeout: 540_000,
    })
    expect(stderr).not.toContain('Inconclusive')
    expect(code).toBe(0)
    const { probes } = reportSchema.parse(JSON.parse(readFileSync(out, 'utf8')))
    expect(probes.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(100)
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
})
