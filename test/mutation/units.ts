import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Mutant } from './mutant.ts'

const CONFIG = fileURLToPath(new URL('units.config.ts', import.meta.url))
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
/** What asks the model or a rule and is quick; laws and hostile sources take minutes for each mutant. */
const FILES = [
  'test/access-browser',
  'test/access-declared',
  'test/access-hono',
  'test/advisories.test',
].concat(
  ['test/cli-assess', 'test/cli-audit', 'test/fixes-webhook', 'test/properties/access'],
  ['test/properties/middleware'],
)
/** A test that never ends under a mutant has noticed it. */
const MILLISECONDS = 300_000

const reachedSchema = z.strictObject({ file: z.string(), reached: z.array(z.int()) })

/** Which of the mutants some unit test notices. */
export async function killedByUnits(
  mutants: readonly Mutant[],
  note: (line: string) => void,
): Promise<Set<number>> {
  const folder = mkdtempSync(join(tmpdir(), 'clerk-security-mutants-'))
  try {
    const listed = join(folder, 'mutants.json')
    const log = join(folder, 'reached.jsonl')
    writeFileSync(listed, JSON.stringify(mutants))
    if (!(await passes(FILES, { MUTANTS: listed, MUTANTS_REACHED: log })))
      throw new Error('the unit tests fail with no mutant at work')
    const lines = readFileSync(log, 'utf8').trim().split('\n')
    const files = lines.map(line => reachedSchema.parse(JSON.parse(line)))
    const killed = new Set<number>()
    for (const id of mutants.keys()) {
      const asking = files.filter(({ reached }) => reached.includes(id)).map(({ file }) => file)
      if (asking.length > 0 && !(await passes(asking, { MUTANTS: listed, MUTANT: String(id) })))
        killed.add(id)
      note(`unit tests: ${id + 1} of ${mutants.length}, ${killed.size} killed`)
    }
    return killed
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function passes(files: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [VITEST, 'run', '--config', CONFIG, '--bail', '1', ...files], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
      timeout: MILLISECONDS,
    })
    child.once('exit', code => resolve(code === 0))
  })
}
