import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node'
import { z } from 'zod'
import type { Mutant } from './mutant.ts'

const CONFIG = fileURLToPath(new URL('units.config.ts', import.meta.url))
/** Says nothing: the mutation run says what became of each mutant. */
const QUIET = {}
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
const reachedSchema = z.strictObject({ file: z.string(), reached: z.array(z.int()) })

/** Which of the mutants some unit test notices. */
export async function killedByUnits(
  mutants: readonly Mutant[],
  note: (line: string) => void,
): Promise<Set<number>> {
  const folder = mkdtempSync(join(tmpdir(), 'clerk-security-mutants-'))
  const listed = join(folder, 'mutants.json')
  const log = join(folder, 'reached.jsonl')
  writeFileSync(listed, JSON.stringify(mutants))
  Object.assign(process.env, { MUTANTS: listed, MUTANTS_REACHED: log })
  // One server for all: what is transformed once stays so, and the mutant at work is told by the environment.
  const vitest = await createVitest('test', { config: CONFIG, watch: false, bail: 1, reporters: [QUIET] })
  try {
    const all = (await vitest.globTestSpecifications()).filter(({ moduleId }) =>
      FILES.some(file => moduleId.includes(file)),
    )
    if (!(await passes(vitest, all))) throw new Error('the unit tests fail with no mutant at work')
    const lines = readFileSync(log, 'utf8').trim().split('\n')
    const files = lines.map(line => reachedSchema.parse(JSON.parse(line)))
    delete process.env['MUTANTS_REACHED']
    const killed = new Set<number>()
    for (const id of mutants.keys()) {
      const asking = files.filter(({ reached }) => reached.includes(id)).map(({ file }) => file)
      process.env['MUTANT'] = String(id)
      // The quickest first: most that die do so at once.
      for (const specification of all.filter(({ moduleId }) => asking.includes(moduleId)))
        if (!killed.has(id) && !(await passes(vitest, [specification]))) killed.add(id)
      note(
        `unit tests: ${id + 1} of ${mutants.length}, ${killed.size} killed, asked of ${asking.length} files`,
      )
    }
    return killed
  } finally {
    await vitest.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function passes(vitest: Vitest, files: readonly TestSpecification[]): Promise<boolean> {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...files])
  return unhandledErrors.length === 0 && testModules.every(each => each.ok())
}
