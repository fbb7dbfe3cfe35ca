import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { equip } from './stack.ts'

const manifestSchema = z.object({ version: z.string() })

it('an app is equipped with the versions that its stack names', { timeout: 600_000 }, () => {
  const app = mkdtempSync(join(realpathSync(tmpdir()), 'stack-'))
  try {
    equip(app, 'next16-clerk7')
    const manifest: unknown = JSON.parse(readFileSync(join(app, 'node_modules/next/package.json'), 'utf8'))
    expect(manifestSchema.parse(manifest).version).toBe('16.4.5')
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
})
