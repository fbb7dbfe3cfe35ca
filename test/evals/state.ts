import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAudit } from '../../scripts/cli/run-audit.ts'
import { reportSchema } from '../../scripts/core/report.ts'
import type { Report } from '../../scripts/core/report.ts'
import { configurationSchema } from '../../scripts/project/configuration.ts'
import type { Configuration } from '../../scripts/project/configuration.ts'
import { SELF } from '../cli-io.ts'

/** An app as an agent left it, read by our own commands: what the agent says of it counts for nothing. */
export interface State {
  report: Report
  configuration: Configuration
  /** A file of the app; empty where it is gone. */
  text: (file: string) => string
  /** What the running app answered; null where it was not asked. */
  measured: Report | null
}

const CONFIGURATION = 'clerk-security.config.json'

/**
 * @param app absolute folder
 * @param live whether the app is started and asked, which needs its packages
 */
export function stateOf(app: string, live: boolean): State {
  const { report } = runAudit(
    app,
    { only: [], rules: [], minConfidence: 'low', history: false },
    { self: SELF },
  )
  return {
    report,
    configuration: configurationOf(app),
    text: file => textOf(app, file),
    measured: live ? asked(app) : null,
  }
}

function textOf(app: string, file: string): string {
  const path = join(app, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function configurationOf(app: string): Configuration {
  const own = textOf(app, CONFIGURATION)
  const manifest: unknown = JSON.parse(textOf(app, 'package.json') || '{}')
  const beside = typeof manifest === 'object' && manifest !== null ? Object.entries(manifest) : []
  const found: unknown = own === '' ? beside.find(([key]) => key === 'clerk-security')?.[1] : JSON.parse(own)
  return found === undefined ? {} : configurationSchema.parse(found)
}

function asked(app: string): Report | null {
  const launcher = join(SELF, 'scripts/clerk-security.mjs')
  const ran = spawnSync(
    process.execPath,
    [launcher, 'verify', app, '--format', 'json', '--fail-on', 'never'],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return ran.stdout === '' ? null : reportSchema.parse(JSON.parse(ran.stdout))
}
