import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { shop } from '../shop-app.ts'
import { node, run } from './run.ts'
import { packagesOf } from './stack.ts'

const LAUNCHER = fileURLToPath(new URL('../../scripts/clerk-security.mjs', import.meta.url))

const KEY = ['k3Zq8mN7vT', '2xK9pL3rW8', 'sB5dF1gH6j', 'C0aE4tYuQo'].join('')

/** Lines of Microsoft's validator at the level of an error, by the SARIF schema and by the rules of code scanning. */
function errorsOf(sarif: string): string[] {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'sarif-'))
  try {
    const file = join(folder, 'report.sarif')
    writeFileSync(file, sarif)
    const program = join(packagesOf('sarif-multitool'), '@microsoft/sarif-multitool-linux/Sarif.Multitool')
    chmodSync(program, 0o755)
    const ran = run(program, ['validate', file, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'], {
      cwd: folder,
      // Debian's minimal images have no ICU.
      env: { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', DOTNET_BUNDLE_EXTRACT_BASE_DIR: folder },
    })
    if (!ran.stdout.includes('1 files scanned'))
      throw new Error(`the validator did not run: ${ran.stderr}${ran.stdout}`)
    return ran.stdout.split('\n').filter(line => /\berror\b/.test(line))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// The validator is a program for Linux; elsewhere the shape is held by the other tests alone.
it.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'SARIF is valid, and fit for code scanning',
  { timeout: 600_000 },
  () => {
    const app = shop({
      '.env': `CLERK_SECRET_KEY=sk_live_${KEY}\n`,
      'lib/[odd] name#1.ts': `export const key = 'sk_live_${KEY}'\n`,
    })
    try {
      const { stdout } = node([LAUNCHER, 'audit', app, '--format', 'sarif'], { cwd: app })
      expect(JSON.parse(stdout).runs[0].results.length).toBeGreaterThan(2)
      expect(errorsOf(stdout)).toEqual([])
      // A validator that takes everything would prove nothing.
      expect(errorsOf(stdout.replace('"startLine": ', '"startLine": -'))).not.toEqual([])
    } finally {
      rmSync(app, { recursive: true, force: true })
    }
  },
)
